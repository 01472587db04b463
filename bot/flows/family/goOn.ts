import type { Turn } from '../../core/turn.ts'
import { giveCodesOfRound } from './codes.ts'
import { askNextOfRound } from './declare.ts'

/**
 * Goes on where one of several has just declared: with the next, or with the QRs of all. False when nobody is waited for, or
 * nobody has declared since, or somebody stands at a gate: who has declared is let in before the next is asked.
 */
export async function goOnWithRound(turn: Turn): Promise<boolean> {
  const { round } = turn.session
  if (!round || round.same.length > 0) return false
  if (round.left.length === 0) await giveCodesOfRound(turn)
  else if (round.news.length > 0 && turn.session.wish?.kind !== 'checkIn') return askNext(turn)
  else return false
  // What the person had wanted besides is done after it.
  turn.wishDue = true
  return true
}

async function askNext(turn: Turn): Promise<boolean> {
  await askNextOfRound(turn)
  return true
}
