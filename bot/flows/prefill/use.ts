import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { hasConsent } from '../consent/ask.ts'
import { startDeclaration } from '../declare/start.ts'
import { askForYes, askWhose } from './ask.ts'
import { fillFromDocument } from './fill.ts'
import { noteOfDocument } from './held.ts'
import { openTaker } from './taker.ts'

/** Goes on with the code that waits: into the form that is open, else into a declaration that is begun for it. */
export async function useDocument(turn: Turn): Promise<void> {
  const held = turn.session.document
  if (!held) return say(turn, { text: text('prefill.gone') })
  if (openTaker(turn)) return fillFromDocument(turn)
  noteOfDocument(turn, { isWanted: true })
  if (!(await hasConsent(turn, 'document'))) return askForYes(turn)
  if (held.people.length > 1 && askWhose(turn, held.people)) return
  await startDeclaration(turn)
}
