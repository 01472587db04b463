import type { Round } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'
import type { Template } from '../../templates/template.ts'
import { isStillWanted } from '../wish.ts'

/** The round that goes on; one that was begun too long ago is no more what anybody is about. */
export function heldRound(turn: Turn): Round | undefined {
  const { round } = turn.session
  return round && isStillWanted(turn, { at: round.askedAt }) ? round : undefined
}

type News = { readonly person: number; readonly risk: boolean; readonly unitCode: string | undefined }

/** Notes that one of several has declared, who is being declared for by this form; false when nobody is waiting for it. */
export function noteInRound(turn: Turn, template: Template, { person, risk, unitCode }: News): boolean {
  const round = heldRound(turn)
  if (!round || round.template !== template.name || !isWaitedFor(round, person)) return false
  const left = round.left.filter((id) => id !== person)
  const news = [...round.news, { person, risk, ...(unitCode !== undefined && { unitCode }) }]
  turn.session = { ...turn.session, round: { ...round, left, done: [...round.done, person], news } }
  return true
}

function isWaitedFor({ left }: Round, person: number): boolean {
  return left.includes(person)
}
