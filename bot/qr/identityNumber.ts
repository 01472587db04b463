/** A keyed hash of the caller's: the same number gives the same text, and the text does not give the number back. */
export type HashNumber = (number: string) => string

export type Sex = 'male' | 'female'

/** What may leave this room of a person whose national code or card was scanned. */
export interface PersonOnCode {
  name?: string
  /** `YYYY-MM-DD`, where the code shows the whole date. */
  birthDate?: string
  birthYear?: number
  sex?: Sex
  /** The last four digits of the identity number, for people to compare; missing when they are masked. */
  idLastDigits?: string
  /** The caller's keyed hash of the whole identity number; missing when the code masks a part of it. */
  numberHash?: string
}

const SHOWN_DIGITS = 4

/** Nobody alive was born before this year; an earlier one is not a birth year. */
const EARLIEST_BIRTH_YEAR = 1900

/**
 * Reduces an identity number (ID card, passport) to its last digits and keyed hash; masked characters (`*`) keep the
 * hash from being made, because two people may share what is left.
 */
export function reduceNumber(
  number: string,
  hash: HashNumber,
): Pick<PersonOnCode, 'idLastDigits' | 'numberHash'> {
  const clean = number.replace(/\s/g, '').toUpperCase()
  const last = clean.slice(-SHOWN_DIGITS)
  return {
    ...(/^\d{4}$/.test(last) && clean.length > SHOWN_DIGITS ? { idLastDigits: last } : {}),
    ...(/^[0-9A-Z]{6,20}$/.test(clean) ? { numberHash: hash(clean) } : {}),
  }
}

/**
 * Whether a 12-digit personal number agrees with sex and birth year. Its fourth digit is century and sex (0/1 for
 * 19xx male/female, 2/3 for 20xx, and so on), the next two the year (Decree 137/2015, Circular 07/2016). There is no
 * check digit, so this is all that can be checked.
 */
export function numberAgrees(number: string, sex: Sex, birthYear: number): boolean {
  const centuryAndSex = Number(number[3])
  const year = 1900 + Math.floor(centuryAndSex / 2) * 100 + Number(number.slice(4, 6))
  return /^\d{12}$/.test(number) && year === birthYear && centuryAndSex % 2 === (sex === 'male' ? 0 : 1)
}

/** `YYYY-MM-DD` when the three numbers are a day of the calendar on which a person can have been born. */
export function birthDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && year >= EARLIEST_BIRTH_YEAR ? date.toISOString().slice(0, 10) : undefined
}
