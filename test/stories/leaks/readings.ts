import { fold } from '../../../bot/core/fold.ts'

/** Bytes of folded text, with what JSON, addresses and pages write in signs of their own written out. */
export function foldedBytes(content: string): Uint8Array {
  return Buffer.from(fold(writtenOut(content)))
}

/** The runs of digits of a text, also those that are written in groups. */
export function numbersIn(content: string): Set<string> {
  const together = content.replace(/(?<=\d)[ .\u00a0-]{1,2}(?=\d)/g, '')
  return new Set([...(content.match(RUN) ?? []), ...(together.match(RUN) ?? [])])
}

const RUN = /\d{7,}/g
const SIGNS = /\\+u([0-9a-f]{4})|&#x([0-9a-f]{2,5});/gi
const LINE_SIGNS = /\\+[nrt]/g
const PERCENTS = /(?:%[0-9a-f]{2})+/gi

function writtenOut(content: string): string {
  if (!/[\\%&]/.test(content)) return content
  return content
    .replace(SIGNS, (_sign, json?: string, html?: string) =>
      String.fromCodePoint(Number.parseInt(json ?? html ?? '', 16)),
    )
    .replace(LINE_SIGNS, '\n')
    .replace(PERCENTS, (percents) => Buffer.from(percents.replaceAll('%', ''), 'hex').toString('utf8'))
}
