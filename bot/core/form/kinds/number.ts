import { text } from '../../text.ts'
import { type Kind, problem, SPECIAL } from '../kind.ts'
import type { NumberQuestion } from '../question.ts'
import { askOnly } from './askOnly.ts'

/** Digits; more than any count of a city has. */
const TYPED_LENGTH_LIMIT = 20

/** A number within limits, written the Vietnamese way or the English. */
export const number: Kind<NumberQuestion> = {
  takesNumbers: false,
  prompt(question, { draft, context }) {
    if (!question.doubted || draft?.doubted === undefined) return askOnly(question)
    const values = { known: context.beside?.known ?? 0, number: Number(draft.doubted) }
    return {
      ask: text(question.doubted, values),
      choices: [{ code: SPECIAL.asIs, label: text('form.number.asIs') }],
    }
  },
  read(question, heard, { draft, context }) {
    if (heard.kind === 'choice' && heard.code === SPECIAL.asIs && draft?.doubted !== undefined)
      return { answer: Number(draft.doubted) }
    if (heard.kind !== 'text') return { stale: true }
    const { least, most } = question
    const value = parseNumber(heard.text, question.decimals ?? 0)
    if (value === undefined) return problem(text('form.number.problem'))
    if (value < least || value > most) return problem(text('form.number.limits', { least, most }))
    const isDoubted = question.doubted && context.beside !== undefined && value < context.beside.known
    return isDoubted && draft?.doubted !== String(value)
      ? { draft: { doubted: String(value) } }
      : { answer: value }
  },
  restore({ least, most, decimals = 0 }, stored) {
    if (typeof stored !== 'number' || Number(stored.toFixed(decimals)) !== stored) return undefined
    return stored >= least && stored <= most ? stored : undefined
  },
  show: (_question, answer) => text('form.number.shown', { number: Number(answer) }),
}

/** `1.234`, `1,234`, `1 234` are thousands when groups of three follow; otherwise a comma or dot begins decimals. */
function parseNumber(typed: string, decimals: number): number | undefined {
  const clean = typed.normalize('NFKC').trim()
  if (clean.length > TYPED_LENGTH_LIMIT) return undefined
  if (/^-?\d{1,3}([., ])\d{3}(\1\d{3})*$/.test(clean)) return Number(clean.replace(/[., ]/g, ''))
  const [, whole, fraction = ''] = /^(-?\d+)(?:[.,](\d+))?$/.exec(clean) ?? []
  return whole === undefined || fraction.length > decimals ? undefined : Number(`${whole}.${fraction}`)
}
