import { birthDay, type HashNumber, type PersonOnCode, reduceNumber, type Sex } from './identityNumber.ts'
import { cleanName } from './personName.ts'

export type NationalPerson = {
  kind: 'nationalPerson'
  /** The caller's keyed hash of the number that the national platform gave the code (QID): always the same person. */
  codeHash: string
  /** The holder's own number as the code bears it: ten digits that begin with 0. */
  phone?: string
} & PersonOnCode

const PARTS = 6

/**
 * Reads a national personal QR (Decision 1405/QĐ-BTTTT, 2021): `SoGiayTo|HoTen|NgaySinh|LoaiDinhDanh|QID|EXT`, where
 * EXT is `proxy's QID<sex<health insurance<phone…`. Number, name and day and month of birth may be masked with `*`.
 * A signature at the end is not checked, because no public key was ever published.
 */
export function parseNationalPerson(text: string, hash: HashNumber): NationalPerson | undefined {
  const parts = text.split('|').map((part) => part.trim())
  const [number = '', writtenName = '', writtenDate = '', declaredBy = '', code = '', more = ''] = parts
  if (parts.length !== PARTS || !/^[0-9A-Z*]{0,20}$/i.test(number)) return undefined
  if (!/^[01]$/.test(declaredBy) || !/^[0-9A-Z-]{6,40}$/i.test(code)) return undefined
  const birth = birthOf(writtenDate)
  if (birth === undefined) return undefined
  const name = cleanName(writtenName)
  if (name === undefined && !/^[\p{L}\s*]*$/u.test(writtenName)) return undefined
  return {
    kind: 'nationalPerson',
    // No identity number begins like this, so that nobody's code can be made to be found as somebody's number.
    codeHash: hash(`QID ${code.toUpperCase()}`),
    ...(name === undefined ? {} : { name }),
    ...birth,
    ...extrasOf(more),
    ...reduceNumber(number, hash),
  }
}

/** `1987-01-18`, `1987-**-**`, `1987` or empty; undefined when it is none of these. */
function birthOf(written: string): Pick<PersonOnCode, 'birthDate' | 'birthYear'> | undefined {
  if (/^[*\s/-]*$/.test(written)) return {}
  const [, year = '', month = '', day = ''] =
    /^(\d{4})(?:-(\d{2}|\*{1,2})-(\d{2}|\*{1,2}))?$/.exec(written) ?? []
  if (birthDay(Number(year), 1, 1) === undefined) return undefined
  if (!/^\d+$/.test(month + day)) return { birthYear: Number(year) }
  const birthDate = birthDay(Number(year), Number(month), Number(day))
  return birthDate === undefined ? undefined : { birthDate, birthYear: Number(year) }
}

function extrasOf(written: string): { sex?: Sex; phone?: string } {
  const [, sex = '', , phone = ''] = written.split('<').map((part) => part.trim())
  return {
    ...(sex === '1' ? { sex: 'male' } : {}),
    ...(sex === '2' ? { sex: 'female' } : {}),
    ...(/^0\d{9}$/.test(phone) ? { phone } : {}),
  }
}
