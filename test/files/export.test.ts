import { beforeAll, describe, expect, it } from 'vitest'
import { type Cell, cleanWords } from '../../bot/draw/cells.ts'
import { writeFields } from '../../server/exports/fields.ts'
import type { Sheet, Writer } from '../../server/exports/sheet.ts'
import { writeWorkbook } from '../../server/exports/workbook.ts'
import { CORPUS } from '../server/exports/corpus.ts'
import { type Taken, takenByCalc } from './convertTable.ts'

/** What is written out because the program showed it so once: an error, or a formula that it did not know. */
const GONE_WRONG = /#NAME\?|#REF!|#VALUE!|Err:\d+/
const STARTED = new Date('2026-11-20T18:05:00Z')

async function* rows(): AsyncIterable<readonly Cell[]> {
  for (const word of CORPUS) yield [STARTED, STARTED, undefined, word, 4]
}

const sheet = (): Sheet => ({
  name: 'Nhật ký',
  head: ['NHẬT KÝ LƯỢT VÀO, RA', 'Địa điểm: Chợ Ga'],
  columns: [
    { heading: 'Ngày', kind: 'day', letters: 12 },
    { heading: 'Vào', kind: 'clock', letters: 8 },
    { heading: 'Ra', kind: 'moment', letters: 18 },
    { heading: 'Họ và tên', kind: 'words', letters: 26 },
    { heading: 'Đi cùng', kind: 'number', letters: 9 },
  ],
  rows: rows(),
})

async function written(write: Writer): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of write(sheet())) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Head and headings come first; behind the table the program counts empty rows. */
const table = (taken: Taken) => taken.rows.slice(3, 3 + CORPUS.length)
const shown = (taken: Taken) => table(taken).map((row) => row[3]?.text ?? '')
/** Some of the corpus looks like an error on purpose. */
const unexpected = (taken: Taken) =>
  shown(taken).filter((text, at) => GONE_WRONG.test(text) && !GONE_WRONG.test(CORPUS[at] ?? ''))

describe('a workbook that LibreOffice opens', () => {
  let taken: Taken
  beforeAll(async () => {
    taken = await takenByCalc(await written(writeWorkbook), 'xlsx')
  })

  it('shows every text as it was given, and makes no formula and no link of any', () => {
    expect(shown(taken)).toEqual(CORPUS.map(cleanWords))
    expect(new Set(table(taken).map((row) => row[3]?.type))).toEqual(new Set(['string']))
    expect(taken.rows.flat().filter(({ formula }) => formula !== undefined)).toEqual([])
    expect(taken.xml).not.toMatch(/xlink:href="(?:https?|mailto|javascript|file):|<text:a\b/)
    expect(unexpected(taken)).toEqual([])
  })

  it('has days, times and numbers that can be sorted', () => {
    expect(taken.rows[3]?.map(({ type, text }) => [type, text])).toEqual([
      ['date', '20/11/2026'],
      ['time', '18:05'],
      ['', ''],
      ['string', '=1+1'],
      ['float', '4'],
    ])
    expect(taken.rows.slice(0, 3).map((row) => row[0]?.text)).toEqual([
      'NHẬT KÝ LƯỢT VÀO, RA',
      'Địa điểm: Chợ Ga',
      'Ngày',
    ])
  })
})

describe('a CSV file that LibreOffice opens', () => {
  let taken: Taken
  beforeAll(async () => {
    taken = await takenByCalc(await written(writeFields), 'csv')
  })

  it('shows the texts, and makes no formula of any', () => {
    expect(taken.rows.flat().filter(({ formula }) => formula !== undefined)).toEqual([])
    expect(unexpected(taken)).toEqual([])
    expect(shown(taken)).toHaveLength(CORPUS.length)
    for (const word of ['=1+1', "=cmd|'/C calc'!A0", '＝1+1', '- Quán Bà Năm'])
      expect(shown(taken)).toContain(`'${word}`)
    expect(shown(taken)).toContain('Nguyễn Thị Phương Thảo')
    expect(taken.rows[0]?.[0]?.text).toBe('NHẬT KÝ LƯỢT VÀO, RA')
  })
})
