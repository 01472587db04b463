import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { hasConsent } from '../consent/ask.ts'
import { showCode } from '../family/codes.ts'
import { declareForWhom } from '../family/declare.ts'
import type { Flow } from '../flow.ts'
import { stillGood } from '../forms.ts'
import { declarationEnd, sendDeclaration } from './form.ts'
import { matterNamed } from './matter.ts'
import { askForPage } from './page.ts'
import { fillIn, lastOf, startDeclaration } from './start.ts'

/** The health declaration: full the first time, two taps when nothing changed. */
export const declareFlow: Flow = {
  commands: [
    { words: 'command.declare', where: 'private', run: declareForWhom },
    { words: 'command.myCode', where: 'private', run: showCode },
    { words: 'command.page', where: 'private', run: (turn) => askForPage(turn) },
  ],
  presses: { same: pressSame, changed: pressChanged, answerHere: pressAnswerHere, whichForm: pressWhich },
}

/**
 * [Vẫn vậy] sends the last answers again. The button bears the moment of the declaration it repeats, so that a second tap
 * does not declare twice. A last declaration with a risk is never repeated by a tap.
 */
async function pressSame(turn: Turn, argument: string): Promise<void> {
  const [ref = '', declaredAt] = argument.split('.')
  const matter = await matterNamed(turn, ref)
  if (!matter) return startDeclaration(turn)
  const last = await lastOf(turn, matter)
  if (!last || last.risk || !(await hasConsent(turn, matter.template.purpose, matter.about?.person)))
    return startDeclaration(turn, { matter })
  if (String(last.declaredAt.getTime()) !== declaredAt) return say(turn, { text: text('menu.staleButton') })
  const answers = stillGood(turn, declarationEnd(matter), last.answers)
  if (!answers) return fillIn(turn, matter, last.answers)
  await sendDeclaration(turn, matter, answers)
  turn.wishDue = true
}

async function pressChanged(turn: Turn, ref: string): Promise<void> {
  const matter = await matterNamed(turn, ref)
  if (!matter || !(await hasConsent(turn, matter.template.purpose, matter.about?.person)))
    return startDeclaration(turn, { matter })
  await fillIn(turn, matter, (await lastOf(turn, matter))?.answers)
}

/** [Trả lời ở đây], where the page came first. */
async function pressAnswerHere(turn: Turn, ref: string): Promise<void> {
  turn.answersHere = true
  await startDeclaration(turn, { matter: await matterNamed(turn, ref) })
}

/** Which declaration, of several in force; what is in force no more is asked anew. */
async function pressWhich(turn: Turn, ref: string): Promise<void> {
  await startDeclaration(turn, { matter: await matterNamed(turn, ref) })
}
