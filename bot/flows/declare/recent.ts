import { recentAnswersOf } from '../../../db/recentAnswers.ts'
import type { Answers } from '../../core/form/form.ts'
import { type RecentAnswers, recentAmong } from '../../core/form/recent.ts'
import type { Turn } from '../../core/turn.ts'
import { formOf } from '../../templates/template.ts'
import type { Matter } from './matter.ts'

/** What the person answered lately, for themselves and for their family: a household lives at one place. */
export async function recentAnswers(turn: Turn, { template }: Matter): Promise<RecentAnswers> {
  if (!turn.person) return {}
  const { id, profile } = turn.person
  const earlier = await recentAnswersOf<Answers>(turn.store, id)
  const own: Answers[] = profile.phone === undefined ? [] : [{ phone: profile.phone }]
  return recentAmong(formOf(template), [...earlier, ...own])
}
