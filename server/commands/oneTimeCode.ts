import { dateAndTime } from '../../bot/core/cityTime.ts'
import { fullName, type Unit } from '../../bot/core/units.ts'
import { makeCode } from '../../bot/qr/code.ts'
import { type InvitationPurpose, invite, type OfficeOffered } from '../../db/officials.ts'
import type { Operator } from './operator.ts'
import { unitOf } from './units/named.ts'

/** A letter with the code takes days to be read; a code that lies around for longer is a danger. */
const CODE_DAYS = 7
const DAY_MILLISECONDS = 86_400_000

export type OneTimeCode = { readonly code: string; readonly unit: Unit; readonly until: string }

/** Makes a code that works once, for a unit of the edition in force; for the whole city when none is named. */
export async function makeOneTimeCode(
  operator: Operator,
  purpose: InvitationPurpose,
  unitCode?: string,
  office?: OfficeOffered,
): Promise<OneTimeCode> {
  const units = await operator.units()
  const unit = unitCode === undefined ? units.root : unitOf(units, unitCode)
  const code = makeCode(operator.random)
  const expiresAt = new Date(operator.now.getTime() + CODE_DAYS * DAY_MILLISECONDS)
  await invite(await operator.database(), code, {
    purpose,
    unit: { edition: unit.edition, unitCode: unit.code },
    expiresAt,
    ...(office && { office }),
  })
  return { code, unit, until: dateAndTime(expiresAt, operator.environment.CITY_TIME_ZONE) }
}

/** `Phường Ngô Quyền (31)`, as the answers name the unit. */
export function labelOf(unit: Unit): string {
  return `${fullName(unit)} (${unit.code})`
}
