import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'
import { fillFromDocument } from './fill.ts'
import { dropDocument, noteOfDocument } from './held.ts'
import { openTaker } from './taker.ts'
import { useDocument } from './use.ts'

/** A document's code fills in what would have to be typed: name, birth and sex. */
export const prefillFlow: Flow = {
  presses: { useDocument, ofDocument: pressOf, byDocument: pressReplace, dropDocument: pressDrop },
}

/** Whose code is meant, of several in a photo. */
async function pressOf(turn: Turn, number: string): Promise<void> {
  const chosen = /^\d$/.test(number) ? turn.session.document?.people[Number(number)] : undefined
  if (!chosen) return say(turn, { text: text('prefill.gone') })
  noteOfDocument(turn, { people: [chosen] })
  await useDocument(turn)
}

async function pressReplace(turn: Turn): Promise<void> {
  await fillFromDocument(turn, { replaces: true })
}

async function pressDrop(turn: Turn): Promise<void> {
  dropDocument(turn)
  say(turn, { text: text(openTaker(turn) ? 'prefill.kept' : 'prefill.dropped') })
}
