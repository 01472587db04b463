/**
 * What a cell of a spreadsheet may hold. Its type is given, never found out from what it says: words stay words even when they
 * look like a number, a date or a formula. A moment is one whose UTC reads as the city's clock, because a spreadsheet
 * knows no zones.
 */
export type Cell = string | number | Date | undefined

/** How a column's cells are read and shown. */
export type CellKind = 'words' | 'number' | 'day' | 'clock' | 'moment'

/** Characters that Excel takes in a cell; it calls a file with longer ones broken. */
const CELL_LENGTH = 32_767
const CUT_OFF = '…'

/** Breaks of lines and pages, tabs, and signs that XML forbids: one space stands for all that lie together. */
const BREAKS_AND_CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu
/** Half of a character that is written in two. */
const HALF = /\p{Cs}/gu
const UNKNOWN = '\uFFFD'
/** Signs that nobody sees: zero widths, byte order marks, turns of direction; and code points that mean no character. */
const UNSEEN = /[\p{Cf}\uFFFE\uFFFF]/gu

/**
 * Words as any cell takes them: on one line, without signs that nobody sees, with a mark for half a character, not too long. It is the
 * same for every kind of file, and all that is ever changed in what people wrote.
 */
export function cleanWords(given: string): string {
  const seen = given.replace(HALF, UNKNOWN).replace(UNSEEN, '').replace(BREAKS_AND_CONTROLS, ' ').trim()
  if (seen.length <= CELL_LENGTH) return seen
  return `${seen.slice(0, CELL_LENGTH - CUT_OFF.length).replace(HALF, '')}${CUT_OFF}`
}

/** How a workbook writes a sign by its number; words that happen to look so would be read as that sign. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g

/** Words for a cell that is marked as words: there nothing is dangerous, only these look-alikes have to be written out. */
export function workbookWords(given: string): string {
  return cleanWords(given).replace(LOOKS_ESCAPED, '_x005F_')
}

/**
 * Signs with which a program takes a field of a CSV file for a formula, with quotes or spaces before it, and with their wide and
 * small forms (NFKC makes these alike). Neither quotes around a field nor its other signs keep a program from it.
 */
const BEGINS_A_FORMULA = /^[\s'"`´‘’“”„«»]*[=+\-@|%]/u

/**
 * Words for a field of a CSV file, which has no types: before a sign that begins a formula stands an apostrophe, by which spreadsheets
 * themselves mark words. It stays to be seen, which is better than a space, which some programs take away first.
 */
export function fieldWords(given: string): string {
  const clean = cleanWords(given)
  return BEGINS_A_FORMULA.test(clean.normalize('NFKC')) ? `'${clean}`.slice(0, CELL_LENGTH) : clean
}
