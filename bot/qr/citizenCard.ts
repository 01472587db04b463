import { birthDay, type HashNumber, numberAgrees, type PersonOnCode, reduceNumber } from './identityNumber.ts'
import { cleanName } from './personName.ts'

export type CitizenCard = { kind: 'citizenCard'; name: string; numberHash: string } & PersonOnCode

/** Number, old number, name, birth date, sex, residence, issue date; the card of 2024 may add more behind them. */
const PARTS_AT_LEAST = 7

/**
 * Reads the QR of a chip citizen card (CCCD, Căn cước):
 * `number|old number or empty|name|ddMMyyyy|Nam or Nữ|residence|ddMMyyyy`, further parts tolerated.
 * Undefined when the text is something else, or when number, sex and birth year do not belong together.
 */
export function parseCitizenCard(text: string, hash: HashNumber): CitizenCard | undefined {
  const parts = text.split('|').map((part) => part.trim())
  const [number = '', , writtenName = '', writtenDate = '', writtenSex = ''] = parts
  if (parts.length < PARTS_AT_LEAST || !/^\d{12}$/.test(number)) return undefined
  const name = cleanName(writtenName)
  const birthDate = dayOf(writtenDate)
  const sex = sexOf(writtenSex)
  if (name === undefined || birthDate === undefined || sex === undefined) return undefined
  const birthYear = Number(birthDate.slice(0, 4))
  if (!numberAgrees(number, sex, birthYear)) return undefined
  const reduced = reduceNumber(number, hash)
  return { kind: 'citizenCard', name, birthDate, birthYear, sex, ...reduced, numberHash: hash(number) }
}

/** `ddMMyyyy`; some readers put slashes or dashes between. */
function dayOf(written: string): string | undefined {
  const [, day, month, year] = /^(\d{2})[/-]?(\d{2})[/-]?(\d{4})$/.exec(written) ?? []
  return birthDay(Number(year), Number(month), Number(day))
}

function sexOf(written: string): 'male' | 'female' | undefined {
  const folded = written.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (folded === 'nam') return 'male'
  return folded === 'nu' ? 'female' : undefined
}
