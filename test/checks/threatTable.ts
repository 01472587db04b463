/** Where the threats stand in SECURITY.md, between these marks. */
const TABLE = /<!-- threats -->\n([\s\S]*?)\n<!-- \/threats -->/
const COLUMNS = ['asset', 'attacker', 'way in', 'what stops it', 'proved by']
/** A test as the last column names it: its file, and words that stand in its name. */
const TEST = /`(test\/[^`]+)`: ([^;|]+)/g
/** Words that are shorter stand in many a name. */
const NAMING_CHARACTERS = 12

/**
 * What is wrong with the table of threats of SECURITY.md: each row must name tests that are there, by their file and by words of
 * their names. `sourceOf` gives the text of a file, or nothing.
 */
export function wrongThreats(
  paper: string | undefined,
  sourceOf: (file: string) => string | undefined,
): string[] {
  const lines =
    TABLE.exec(paper ?? '')?.[1]
      ?.split('\n')
      .filter((line) => line.startsWith('|')) ?? []
  const [head, , ...rows] = lines.map(cellsOf)
  if (head?.join() !== COLUMNS.join() || rows.length === 0)
    return ['SECURITY.md has no table of threats between its marks']
  return rows.flatMap((row) => wrongRow(row, sourceOf))
}

function wrongRow(row: readonly string[], sourceOf: (file: string) => string | undefined): string[] {
  const way = row[2] ?? ''
  if (row.length !== COLUMNS.length || row.includes(''))
    return [`SECURITY.md: a row of the threats is not whole: ${row.join(' | ')}`]
  const tests = [...(row.at(-1) ?? '').matchAll(TEST)]
  if (tests.length === 0) return [`SECURITY.md: no test is named against "${way}"`]
  return tests.flatMap(([, file = '', name = '']) =>
    namesIn(sourceOf(file) ?? '').some((one) => one.includes(name.trim())) &&
    name.trim().length >= NAMING_CHARACTERS
      ? []
      : [`SECURITY.md: ${file} has no test "${name.trim()}"`],
  )
}

/** The names that a file gives its tests and their groups; a transcript's is its first line. */
function namesIn(source: string): string[] {
  const title = /^# (.+)/.exec(source)?.[1]
  const given = source.matchAll(
    /\b(?:test|it|describe)\b[^\n]*?\(\s*(['"`])((?:\\.|(?!\1).)+)\1|\]\)\(\s*(['"`])((?:\\.|(?!\3).)+)\3/gs,
  )
  return [...(title ? [title] : []), ...[...given].map((match) => match[2] ?? match[4] ?? '')]
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}
