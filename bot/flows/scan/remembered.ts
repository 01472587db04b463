import type { ScanAnswer, Session } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'
import { readRef, type ScanRef, writeRef } from './ref.ts'

/** Visits of the newest answers that a number, or [Sửa], can mean: an hour of a busy gate, and a session stays small. */
const VISITS_REMEMBERED = 100

/** Keeps what an answer recorded, so that a number typed next, or [Sửa] later, means a line of it. */
export function rememberAnswer(turn: Turn, refs: readonly ScanRef[]): void {
  if (refs.length === 0) return
  const answer = { at: turn.at.toISOString(), refs: refs.map(writeRef) }
  turn.session = { ...turn.session, scans: newest([answer, ...(turn.session.scans ?? [])]) }
}

/** The newest answer, or that to what was sent at a moment, which is the newest from now on. */
export function rememberedAnswer(turn: Turn, at?: Date): readonly ScanRef[] {
  const scans = turn.session.scans ?? []
  const answer = at === undefined ? scans[0] : scans.find((one) => one.at === at.toISOString())
  if (!answer) return []
  turn.session = { ...turn.session, scans: [answer, ...scans.filter((one) => one !== answer)] }
  return answer.refs.flatMap((ref) => readRef(ref) ?? [])
}

/** What was recorded is recorded the other way now: the line that meant the one means the other. */
export function rememberInstead(turn: Turn, before: ScanRef, now: ScanRef): void {
  const [old, written] = [writeRef(before), writeRef(now)]
  const scans = turn.session.scans?.map((answer) => ({
    ...answer,
    refs: answer.refs.map((ref) => (ref === old ? written : ref)),
  }))
  if (scans) turn.session = { ...turn.session, scans } satisfies Session
}

function newest(answers: readonly ScanAnswer[]): ScanAnswer[] {
  let visits = 0
  return answers.filter(({ refs }, index) => {
    visits += refs.length
    return index === 0 || visits <= VISITS_REMEMBERED
  })
}
