import type { Chance } from '../chance.ts'
import { area, letters, svgPage } from '../prints/svg.ts'

/** Bars of the digits 0 to 9 in the right half of an EAN-13 (GS1 General Specifications 5.2.1). */
const RIGHT = [
  '1110010',
  '1100110',
  '1101100',
  '1000010',
  '1011100',
  '1001110',
  '1010000',
  '1000100',
  '1001000',
  '1110100',
]
/** Which of the first half's digits are drawn from the mirrored right set, by the leading digit. */
const MIRRORED = [
  '000000',
  '001011',
  '001101',
  '001110',
  '010011',
  '011001',
  '011100',
  '010101',
  '010110',
  '011010',
]

/** The 95 bars of an EAN-13, dark as 1. */
function barsOf(digits: readonly number[]): string {
  const [first = 0, ...rest] = digits
  const half = rest.slice(0, 6).map((digit, i) => leftBars(digit, MIRRORED[first]?.charAt(i) === '1'))
  return `101${half.join('')}01010${rest
    .slice(6)
    .map((digit) => RIGHT[digit] ?? '')
    .join('')}101`
}

/** A digit of the left half is the right one's with dark and light exchanged, or that one read backwards. */
function leftBars(digit: number, isMirrored: boolean): string {
  const right = RIGHT[digit] ?? ''
  return isMirrored
    ? [...right].reverse().join('')
    : right.replace(/[01]/g, (bar) => (bar === '1' ? '0' : '1'))
}

/** A label with a name, a price and a few bar codes. */
export function barcodeLabel(chance: Chance): string {
  const codes = Array.from({ length: chance.whole(1, 4) }, (_, i) => {
    const digits = withCheckDigit(Array.from({ length: 12 }, () => chance.whole(0, 9)))
    const top = 70 + i * 55
    const bars = [...barsOf(digits)].map((bar, at) =>
      bar === '1' ? area(30 + at * 1.5, top, 1.5, 36, '#000') : '',
    )
    return [...bars, letters(digits.join(' '), 100, top + 46, { size: 9, anchor: 'middle' })].join('')
  })
  return svgPage(210, 297, [letters('Nước mắm Cát Hải 750 ml', 20, 40, { size: 14, weight: 800 }), ...codes])
}

function withCheckDigit(digits: readonly number[]): number[] {
  const sum = digits.reduce((so, digit, i) => so + digit * (i % 2 === 0 ? 1 : 3), 0)
  return [...digits, (10 - (sum % 10)) % 10]
}
