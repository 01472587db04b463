import type { Round } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'
import type { Template } from '../../templates/template.ts'

type News = { readonly person: number; readonly risk: boolean; readonly unitCode: string | undefined }

/** Notes that one of several has declared, who is being declared for by this form; false when nobody is waiting for it. */
export function noteInRound(turn: Turn, template: Template, { person, risk, unitCode }: News): boolean {
  const { round } = turn.session
  if (!round || round.template !== template.name || !isWaitedFor(round, person)) return false
  const left = round.left.filter((id) => id !== person)
  const news = [...round.news, { person, risk, ...(unitCode !== undefined && { unitCode }) }]
  turn.session = { ...turn.session, round: { ...round, left, done: [...round.done, person], news } }
  return true
}

function isWaitedFor({ left }: Round, person: number): boolean {
  return left.includes(person)
}
