import type { VisitKey } from '../../../db/visits.ts'

const BASE = 36
/** Any visit's number; and any moment until 2059, none of which is too far away for the database. */
const REF = /^([0-9a-z]{1,10})\.([0-9a-z]{1,8})$/
const MOMENT = /^[0-9a-z]{1,8}$/

/** A visit as presses name it. */
export function writeVisit({ id, startedAt }: VisitKey): string {
  return `${id.toString(BASE)}.${startedAt.getTime().toString(BASE)}`
}

export function readVisit(written: string): VisitKey | undefined {
  const [, id = '', started = ''] = REF.exec(written) ?? []
  const startedAt = readMoment(started)
  const number = Number.parseInt(id, BASE)
  return startedAt && Number.isSafeInteger(number) ? { id: number, startedAt } : undefined
}

/** A moment as presses name it. */
export function writeMoment(moment: Date): string {
  return moment.getTime().toString(BASE)
}

export function readMoment(written: string): Date | undefined {
  const moment = new Date(MOMENT.test(written) ? Number.parseInt(written, BASE) : Number.NaN)
  return Number.isNaN(moment.getTime()) ? undefined : moment
}

/** A press of a visit and one thing more, `visit.more`. */
export function readVisitAnd(written: string): { readonly visit: string; readonly more: string | undefined } {
  const [id = '', started = '', more] = written.split('.')
  return { visit: `${id}.${started}`, more }
}
