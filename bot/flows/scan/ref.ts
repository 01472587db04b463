import type { VisitKey } from '../../../db/visits.ts'

/**
 * What a button of an answer is about: a visit, which way was recorded, through which gate and when. All of it stands in
 * the press, so that the buttons of older answers mean what they meant.
 */
export type ScanRef = {
  readonly way: 'in' | 'out'
  readonly venueId: number
  readonly gateId: number
  readonly visit: VisitKey
  readonly at: Date
}

const BASE = 36

export function writeRef({ way, venueId, gateId, visit, at }: ScanRef): string {
  const numbers = [venueId, gateId, visit.id, visit.startedAt.getTime(), at.getTime()]
  return [way === 'in' ? 'i' : 'o', ...numbers.map((number) => number.toString(BASE))].join('.')
}

export function readRef(written: string): ScanRef | undefined {
  const [, way, rest = ''] = /^([io])\.((?:[0-9a-z]{1,10}\.){4}[0-9a-z]{1,10})$/.exec(written) ?? []
  const numbers = rest.split('.').map((number) => Number.parseInt(number, BASE))
  const [venueId = 0, gateId = 0, id = 0, started = 0, passed = 0] = numbers
  const startedAt = new Date(started)
  const at = new Date(passed)
  const isRef = way !== undefined && numbers.every(Number.isSafeInteger)
  if (!isRef || Number.isNaN(startedAt.getTime()) || Number.isNaN(at.getTime())) return undefined
  return { way: way === 'i' ? 'in' : 'out', venueId, gateId, visit: { id, startedAt }, at }
}
