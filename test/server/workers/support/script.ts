import type { Happening } from '../../../../bot/converse.ts'
import { words } from '../../../../bot/core/text.ts'
import { say, type Turn } from '../../../../bot/core/turn.ts'
import type { ParsedCode } from '../../../../bot/qr/parseCode.ts'

/** What is done in a turn in place of the bot's conversations, so that a test of the workers says it itself. */
type Conversation = (turn: Turn, happening: Happening) => Promise<void> | void

/** Says what was written; of photos, what was read in them. */
export const echo: Conversation = (turn, happening) => {
  if (happening.kind === 'text') say(turn, { text: words(happening.text) })
  if (happening.kind === 'photos') say(turn, { text: words(readIn(happening)) })
}

/** To be set by a test; `vi.mock` puts `converse` of this file in the place of the bot's. */
export const script: { converse: Conversation } = { converse: echo }

export async function converse(turn: Turn, happening: Happening): Promise<void> {
  await script.converse(turn, happening)
}

function readIn({ readings }: Extract<Happening, { kind: 'photos' }>): string {
  return readings
    .map((reading) => (reading.kind === 'codes' ? reading.codes.map(codeIn).join() : reading.kind))
    .join(' + ')
}

function codeIn(code: ParsedCode): string {
  return code.kind === 'gate' ? code.code : code.kind
}
