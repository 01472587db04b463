import { strangeHash } from '../../../db/strangeCodes.ts'
import type { Button } from '../../core/outgoing.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { ParsedCode } from '../../qr/parseCode.ts'
import { awaitsPoster, holdCode, nameOfCode } from './waiting.ts'

/** A code that leads to no place here: of somebody else, of a national poster that nobody adopted, or like ours and in no list. */
export type StrangeCode = Extract<ParsedCode, { kind: 'foreign' | 'nationalVenue' | 'gate' }>

const SAID = {
  foreign: 'photo.foreign',
  nationalVenue: 'photo.nationalVenue',
  gate: 'checkIn.unknownCode',
} as const satisfies Record<StrangeCode['kind'], string>

/** The strange code of a photo that shows nothing better. */
export function strangeAmong(codes: readonly ParsedCode[]): StrangeCode | undefined {
  const kinds = codes.map(({ kind }) => kind)
  if (kinds.includes('person') || kinds.includes('nationalPerson') || kinds.includes('citizenCard'))
    return undefined
  const strange = codes.filter((code): code is StrangeCode => code.kind in SAID)
  return strange.find(({ kind }) => kind === 'nationalVenue') ?? strange[0]
}

/**
 * A strange code is never opened. Who saw it hanging somewhere can say so: a sticker over a poster leads people away. Asked
 * for the real poster, another strange one is not that, and the question stands.
 */
export function offerReport(turn: Turn, code: StrangeCode): void {
  if (awaitsPoster(turn.session)) say(turn, { text: text('strangeCode.notThatOne') })
  else askWhetherItHangs(turn, code)
}

function askWhetherItHangs(turn: Turn, code: StrangeCode): void {
  const name = nameOfCode(holdCode(turn, seenIn(turn, code)))
  say(turn, {
    text: lines(text(SAID[code.kind]), text('strangeCode.ask')),
    buttons: [
      [reportButton(name), { label: text('strangeCode.button.ignore'), press: `ignoreCode:${name}` }],
    ],
  })
}

/** The same beside another answer: whoever does not tap has ignored it. */
export function reportBeside(turn: Turn, code: StrangeCode): { line: Text; button: Button<Text> } {
  const name = nameOfCode(holdCode(turn, seenIn(turn, code)))
  return { line: text('strangeCode.ask'), button: reportButton(name) }
}

function reportButton(name: string): Button<Text> {
  return { label: text('strangeCode.button.report'), press: `reportCode:${name}` }
}

function seenIn({ store }: Turn, code: StrangeCode): Parameters<typeof holdCode>[1] {
  if (code.kind === 'foreign') return { hash: code.codeHash }
  if (code.kind === 'gate') return { hash: strangeHash(store, `gate ${code.code}`) }
  return { hash: strangeHash(store, `national ${code.payload}`), isOldPoster: true }
}
