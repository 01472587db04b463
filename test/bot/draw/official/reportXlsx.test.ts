import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { cleanWords } from '../../../../bot/draw/cells.ts'
import { reportXlsx } from '../../../../bot/draw/official/reportXlsx.ts'
import { CORPUS } from '../../../server/exports/corpus.ts'
import { sampleReport, sampleTable } from '../../../support/reports.ts'

test('a report’s spreadsheet has typed numbers, nothing where nothing is known, and words that stay words', async () => {
  const remarks = CORPUS.map((words, i) => ({ unit: `Phường số ${i + 1}`, words }))
  const report = sampleReport({ table: sampleTable(17, 5), remarks })
  const { sheets } = await readXlsx(await reportXlsx(JSON.parse(JSON.stringify(report))))
  const [figures, said] = sheets
  expect(figures?.rows[4]).toEqual(['TT', ...report.table.columns.map(({ label }) => label)])
  expect(figures?.rows[5]).toEqual([1, 'Phường Ngô Quyền', 40, 31, 0.775, 0])
  expect(figures?.rows[21]?.slice(0, 3)).toEqual([17, 'Phường Trần Nguyên Hãn', null])
  expect(figures?.rows[22]?.[1]).toBe('Cộng')
  expect(said?.rows.slice(5).map((row) => row[2] ?? '')).toEqual(CORPUS.map(cleanWords))
  const formulas = sheets
    .flatMap(({ cells }) => [...(cells?.values() ?? [])])
    .filter(({ formula }) => formula)
  expect(formulas).toEqual([])
})
