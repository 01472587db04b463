import { personIdsByPhone } from '../../../db/findPersons.ts'
import { holderOf } from '../../../db/personCodes.ts'
import { parsePhone } from '../../core/phone.ts'
import type { Turn } from '../../core/turn.ts'
import { findCode } from '../../qr/code.ts'
import type { ParsedCode } from '../../qr/parseCode.ts'
import type { Readings } from '../flow.ts'
import { type Document, documentHolder } from '../scan/visitor.ts'

/** People of one phone number that are offered to choose from: a large family, and doors where somebody was typed anew. */
const FOUND_AT_MOST = 10
const OF_PERSONS: ReadonlySet<ParsedCode['kind']> = new Set(['person', 'citizenCard', 'nationalPerson'])

/** Whom typed words name, a whole phone number or the code of a card; undefined where they are neither. */
export async function idsTyped(turn: Turn, typed: string): Promise<readonly number[] | undefined> {
  const code = findCode(typed)
  if (code !== undefined) return known([await holderOf(turn.store, 'code', code, turn.at)])
  const phone = parsePhone(typed)
  return 'phone' in phone ? personIdsByPhone(turn.store, phone.phone, FOUND_AT_MOST) : undefined
}

/** Whether a photo shows a code of some person. */
export function showsPerson(readings: Readings): boolean {
  return codesIn(readings).some(({ kind }) => OF_PERSONS.has(kind))
}

/** Whom the codes in photos name. Nobody is made known by being looked for. */
export async function idsOnPhotos(turn: Turn, readings: Readings): Promise<readonly number[]> {
  const ids: number[] = []
  for (const code of codesIn(readings)) ids.push(...(await idsOf(turn, code)))
  return [...new Set(ids)].slice(0, FOUND_AT_MOST)
}

/** A document names who was at a door with it; a national code bears a phone as well, which may be an account's. */
async function idsOf(turn: Turn, code: ParsedCode): Promise<readonly number[]> {
  if (code.kind === 'person') return known([await holderOf(turn.store, 'token', code.token, turn.at)])
  if (!isDocument(code)) return []
  const holder = known([await documentHolder(turn, code)])
  const written =
    code.kind === 'nationalPerson' && code.phone !== undefined ? parsePhone(code.phone) : undefined
  if (!written || !('phone' in written)) return holder
  return [...holder, ...(await personIdsByPhone(turn.store, written.phone, FOUND_AT_MOST))]
}

function isDocument(code: ParsedCode): code is Document {
  return code.kind === 'citizenCard' || code.kind === 'nationalPerson'
}

function codesIn(readings: Readings): readonly ParsedCode[] {
  return readings.flatMap((reading) => (reading.kind === 'codes' ? reading.codes : []))
}

function known(ids: readonly (number | undefined)[]): number[] {
  return ids.filter((id) => id !== undefined)
}
