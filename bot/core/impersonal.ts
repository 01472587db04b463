/** A telephone or identity number: eight digits and more, however they are parted. */
const LONG_NUMBER = /\d(?:[\s.-]?\d){7}/
const ADDRESS_OF_MAIL = /\S@\S/
/** What has as many digits and names nobody: dates, and amounts in groups of three. */
const DATE = /\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/g
const AMOUNT = /\b[1-9]\d{0,2}(?:\.\d{3})+\b/g

/** Whether words hold no number or address by which a person is found: for what everybody in a group of officials reads. */
export function isImpersonal(words: string): boolean {
  const rest = words.replace(DATE, ' ; ').replace(AMOUNT, ' ; ')
  return !LONG_NUMBER.test(rest) && !ADDRESS_OF_MAIL.test(rest)
}
