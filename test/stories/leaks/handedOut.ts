import { readPlainly } from '../../bot/qr/readPlainly.ts'
import type { Filled } from '../blanks.ts'
import type { Stage } from '../stage.ts'
import type { Written } from './groups.ts'
import type { HeardBy } from './heard.ts'
import { isGroup, piecesOf } from './said.ts'
import type { Secret } from './secret.ts'

/** A code as it is printed, and a token in an address. */
const CODE = /\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b/g
/** The code in a link that begins a chat. */
const START = /(?<=[?&]start(?:group)?=)\w{10,}/g
const TOKEN = /(?<=[/=])[\w-]{20,}/g

/**
 * Codes and tokens by which somebody is let in, in what people were told and what the bot wrote to messengers. What only a group
 * was given is the group's own, such as the address of its picture.
 */
export function handedOut(heard: readonly HeardBy[], written: readonly Written[]): Secret[] {
  const told = heard.map(({ actor, heard: { text, links } }) => ({
    toGroup: isGroup(actor),
    content: [text, ...(links?.values() ?? [])].join('\n'),
  }))
  const all = [...told, ...written]
  const alone = new Set(all.filter(({ toGroup }) => !toGroup).flatMap(({ content }) => keysIn(content)))
  const values = new Set(all.flatMap(({ content }) => keysIn(content)))
  return [...values].map((value) => ({
    ...{ value, origin: 'a code or token that the bot gave out' },
    ...(!alone.has(value) && { saidInGroup: true as const }),
  }))
}

/** What the operator gave out before the story began: it fills blanks called a code or a link. */
export function inBlanks(filled: Filled): Secret[] {
  return [...filled].flatMap(([blank, words]) => {
    const values = blank.startsWith('code')
      ? [words]
      : blank.startsWith('link')
        ? (words.match(START) ?? [])
        : []
    return values.map((value) => ({ value, origin: `what fills {${blank}}` }))
  })
}

function keysIn(text: string): string[] {
  return [...(text.match(CODE) ?? []), ...(text.match(TOKEN) ?? [])]
}

/** What the codes hold that people carry and photograph: papers, and the tokens of personal QR codes. */
export async function carried({ prints }: Pick<Stage, 'prints'>): Promise<Secret[]> {
  const pictures = [...prints].filter(([, bytes]) => isPicture(bytes))
  const read = pictures.map(async ([name, bytes]) => {
    const texts = await readPlainly(bytes)
    const values = texts.flatMap((text) => (/^https?:/i.test(text) ? tokenIn(text) : piecesOf(text)))
    return values.map((value) => ({ value, origin: `what the code ${name} holds` }))
  })
  return (await Promise.all(read)).flat()
}

function tokenIn(address: string): string[] {
  return [new URL(address).pathname.split('/').at(-1) ?? ''].filter((token) => token.length >= 10)
}

/** PNG and JPEG. */
function isPicture(bytes: Uint8Array): boolean {
  return bytes[0] === 0x89 || bytes[0] === 0xff
}
