import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** A mobile number as E.164. `doubtful` when the numbering plan does not know it, though it looks like one. */
export type ParsedPhone =
  | { readonly phone: string; readonly doubtful: boolean }
  | { readonly problem: 'unreadable' | 'landline' }

const HOME_COUNTRY = 'VN'
const HOME_CALLING_CODE = '84'
/** Vietnamese mobile numbers: real series exist that the library's plan refuses (052), so these pass as doubtful. */
const LOOKS_MOBILE = /^0[35789]\d{8}$/
/** Longer than any number with spaces, brackets and a word or two before it. */
const TYPED_LENGTH_LIMIT = 60
/** How much of a number an owner of a venue does not see. */
const MASKED_DIGITS = /\d(\D*)\d(\D*)\d(\D*)$/

/** Reads a mobile number as people type it; without `+` or `00` it is Vietnamese. */
export function parsePhone(typed: string): ParsedPhone {
  if (typed.length > TYPED_LENGTH_LIMIT) return { problem: 'unreadable' }
  const number = parsePhoneNumberFromString(typed.replace(/^\s*00/, '+'), HOME_COUNTRY)
  if (number?.isValid() && number.country !== HOME_COUNTRY) return { phone: number.number, doubtful: false }
  if (number?.getType() === 'MOBILE') return { phone: number.number, doubtful: false }
  const digits = number ? `0${number.nationalNumber}` : typed.replace(/[\s.-]/g, '')
  if (LOOKS_MOBILE.test(digits)) return { phone: `+84${digits.slice(1)}`, doubtful: true }
  return { problem: number?.getType() === 'FIXED_LINE' ? 'landline' : 'unreadable' }
}

/** Reads the number of a shared contact, which messengers give in international form with or without `+`. */
export function parseContactPhone(shared: string): ParsedPhone {
  const digits = shared.replace(/\D/g, '')
  return parsePhone(digits.startsWith('0') ? digits : `+${digits}`)
}

/** The number as people read it: `0912 345 678`, foreign ones `+44 7911 123456`. */
export function showPhone(phone: string): string {
  const number = parsePhoneNumberFromString(phone)
  if (!number) return phone
  return isHome(number) ? grouped(`0${number.nationalNumber}`) : number.formatInternational()
}

/** The number without its last three digits, for those who may not know it: `0912 345 ***`. */
export function maskPhone(phone: string): string {
  return showPhone(phone).replace(MASKED_DIGITS, '*$1*$2*$3')
}

/** A doubtful number has no country in the plan, but it has our calling code. */
function isHome(number: PhoneNumber): boolean {
  return number.countryCallingCode === HOME_CALLING_CODE
}

function grouped(national: string): string {
  return national.replace(/^(\d{4})(\d{3})(\d+)$/, '$1 $2 $3')
}
