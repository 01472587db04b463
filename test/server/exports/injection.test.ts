import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { maskPhone } from '../../../bot/core/phone.ts'
import { cleanWords } from '../../../bot/draw/cells.ts'
import { CORPUS } from './corpus.ts'
import { type Office, openOffice } from './support/office.ts'
import { type FileCell, readWorkbook } from './support/readWorkbook.ts'

/** PostgreSQL stores neither half characters nor the sign 0, so a gate is never called so. */
const storable = (name: string) => !/\p{Cs}/u.test(name)
const VENUE = "=cmd|'/C calc'!A0"
const ADDRESS = '+1+1\r\n@SUM(1)'
/** The lines above the table and its headings. */
const HEAD = 5
const [NAME, PHONE, GATE] = [3, 4, 6]
const gateOf = (word: string) => (storable(word) ? word : 'Cổng 1')

let office: Office
beforeAll(async () => {
  office = await openOffice({ name: VENUE, address: ADDRESS })
  // The last word of a name is hidden, so that what is dangerous is all shown.
  await office.came(CORPUS.map((word) => ({ name: `${word} A`, phone: word, gate: gateOf(word) })))
})
afterAll(() => office?.end())

describe('a workbook of dangerous names, phones, gates and addresses', () => {
  let rows: readonly (readonly FileCell[])[]
  let parts: ReadonlyMap<string, string>
  beforeAll(async () => {
    const workbook = readWorkbook(await office.file('xlsx'))
    expect(workbook.sheets).toHaveLength(1)
    rows = workbook.sheets[0] ?? []
    parts = workbook.parts
  })
  const cell = (row: number, column: number) => {
    const letter = String.fromCharCode('A'.charCodeAt(0) + column)
    return rows[row]?.find(({ ref }) => ref === `${letter}${row + 1}`)
  }

  it('has no formula, no link and nothing from outside', () => {
    for (const [name, xml] of parts) {
      expect(xml, name).not.toMatch(/<f[\s>/]|<hyperlink|TargetMode="External"|<definedName|<ddeLink/)
      expect(name).not.toMatch(/externalLink|connections|vba|sharedStrings/i)
    }
    expect(parts.get('[Content_Types].xml')).not.toContain('macro')
  })

  it('marks every word as words, and says what was given', () => {
    for (const [at, word] of CORPUS.entries()) {
      const told = JSON.stringify(word)
      expect(cell(HEAD + at, NAME), told).toMatchObject({
        type: 'inlineStr',
        text: cleanWords(`${word} ***`),
      })
      expect(cell(HEAD + at, PHONE), told).toMatchObject({
        type: 'inlineStr',
        text: cleanWords(maskPhone(word)),
      })
      expect(cell(HEAD + at, GATE), told).toMatchObject({ type: 'inlineStr', text: cleanWords(gateOf(word)) })
    }
    expect(rows).toHaveLength(HEAD + CORPUS.length)
  })

  it('keeps words as words when somebody edits them, and days and times as such', () => {
    const [first] = rows.slice(HEAD)
    expect(first?.map(({ type, format }) => [type, format])).toEqual([
      ['', 'dd/mm/yyyy'],
      ['', 'hh:mm'],
      ['', 'hh:mm dd/mm/yyyy'],
      ['inlineStr', expect.stringMatching(/^@$|built in 49/)],
      ['inlineStr', expect.stringMatching(/^@$|built in 49/)],
      ['', expect.stringMatching(/^0$|built in 1$/)],
      ['inlineStr', expect.stringMatching(/^@$|built in 49/)],
      ['inlineStr', expect.stringMatching(/^@$|built in 49/)],
      ['inlineStr', expect.stringMatching(/^@$|built in 49/)],
    ])
    // 20/11/2026 is day 46346 since 30/12/1899.
    expect(first?.[0]?.text).toBe('46346')
    expect(Number(first?.[1]?.text)).toBeCloseTo(46346 + (8 * 60 + 1) / 1440, 8)
  })

  it('is XML whatever was written', () => {
    for (const [name, xml] of parts) {
      expect(xml, name).not.toMatch(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]|\p{Cs}/u)
    }
  })
})

describe('the same as a CSV file', () => {
  let bytes: Uint8Array
  let fields: readonly (readonly string[])[]
  beforeAll(async () => {
    bytes = await office.file('csv')
    const { data, errors } = Papa.parse<string[]>(Buffer.from(bytes).toString('utf8').replace('\uFEFF', ''))
    expect(errors).toEqual([])
    fields = data
  })

  it('begins with the mark of UTF-8, ends its lines with CRLF and quotes every field', () => {
    expect(Buffer.from(bytes).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const lines = Buffer.from(bytes).subarray(3).toString('utf8').split('\r\n')
    expect(lines).toHaveLength(HEAD + CORPUS.length)
    for (const line of lines) expect(line).toMatch(/^"(?:[^"\r\n]|"")*"(?:,"(?:[^"\r\n]|"")*")*$/)
  })

  it('has no field that begins as a formula does', () => {
    for (const field of fields.flat()) {
      expect(field.normalize('NFKC'), JSON.stringify(field)).not.toMatch(/^[\s"“”]*[=+\-@|%\t\r\n]/u)
      expect(field, JSON.stringify(field)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
    }
  })

  it('says what was given, behind an apostrophe where it must', () => {
    const shown = fields.slice(HEAD).map((row) => row[GATE])
    for (const [at, word] of CORPUS.entries()) {
      const clean = cleanWords(gateOf(word))
      expect([clean, `'${clean}`], JSON.stringify(word)).toContain(shown[at])
    }
    expect(fields.slice(HEAD).every((row) => row.length === 9)).toBe(true)
  })
})
