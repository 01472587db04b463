import { isTappable } from './tappable.ts'

/** A telephone or identity number: eight digits and more, parted by at most three signs each: `(0912) 345678`, `0912 - 345 - 678`. */
const LONG_NUMBER = /\d(?:[\s./()-]{0,3}\d){7}/
const ADDRESS_OF_MAIL = /\S@\S/
/** What has as many digits and names nobody: dates of the calendar, two years, and amounts in groups of three. */
const DATE =
  /(?<![\d./])(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d{2}|\d{2})(?!\1?\d)/g
const YEARS = /(?<![\d./-])(?:19|20)\d{2}\s?[-–/]\s?(?:19|20)\d{2}(?![./-]?\d)/g
const AMOUNT = /(?<![\d./()-]\s?)[1-9]\d{0,2}(?:\.\d{3})+(?!\s?[.()/-]?\d)/g
/** A mobile number without its 0, or with the country's 84: in groups of three it looks like an amount. */
const MOBILE = /^(?:84)?[35789]\d{8}$/
/** Nobody is given such a number, and many amounts are as round. */
const ROUND = /000000$/

/**
 * Whether words hold no number or address by which a person is found, and nothing to tap: for what everybody in a group of officials
 * reads.
 */
export function isImpersonal(words: string): boolean {
  const rest = words.replace(DATE, ' ; ').replace(YEARS, ' ; ').replace(AMOUNT, amountAway)
  return !LONG_NUMBER.test(rest) && !ADDRESS_OF_MAIL.test(rest) && !isTappable(words)
}

function amountAway(amount: string): string {
  const digits = amount.replaceAll('.', '')
  return MOBILE.test(digits) && !ROUND.test(digits) ? amount : ' ; '
}
