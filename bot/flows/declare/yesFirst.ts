import { withoutReview } from '../../core/form/answers.ts'
import type { Answers } from '../../core/form/form.ts'
import type { Wish } from '../../core/session.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { askConsent } from '../consent/ask.ts'
import { askForMembers } from '../family/consent.ts'
import type { FormEnd } from '../flow.ts'
import { newForm } from '../forms.ts'
import { type Matter, whoseMatter } from './matter.ts'

/**
 * Asks for the yes that a declaration lacks which is to be kept. It waits as if it had been left, with every answer, and is
 * looked through once more after the yes: how somebody felt may be otherwise by then.
 */
export async function askForYesFirst(
  turn: Turn,
  matter: Matter,
  end: FormEnd,
  answers: Answers,
): Promise<void> {
  const { template, about } = matter
  if (about && !(await whoseMatter(turn, matter))) return say(turn, { text: text('family.gone') })
  const heldSince = turn.at.toISOString()
  const form = { ...newForm(turn, end, withoutReview(end.form, answers)), heldSince }
  turn.session = { ...turn.session, left: { form } }
  if (about) return askForMembers(turn, template.purpose, [about], waitingWith(turn, matter, about.person))
  const declared: Wish = { kind: 'declare', at: turn.at.toISOString(), template: template.name }
  askConsent(turn, template.purpose, turn.session.wish ?? declared)
}

/** With whom it goes on after a member's yes: whoever else waits in the same round. */
function waitingWith({ session: { round } }: Turn, { template }: Matter, member: number): readonly number[] {
  const isOfRound = round?.template === template.name && round.left.includes(member)
  return isOfRound ? round.left : [member]
}
