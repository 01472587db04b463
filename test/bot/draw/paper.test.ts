import { expect, test } from 'vitest'
import type { Mark } from '../../../bot/draw/page.ts'
import { type Paper, paperPages } from '../../../bot/draw/paper.ts'
import { widthOf } from '../../../bot/draw/wrapping.ts'

const MARGIN = 20

/** A paper whose parts have as many lines as they are numbered. */
function paperOf(parts: number, line = 'Chợ Ga, phường Ngô Quyền: từ 24/11/2025 08:00, chưa ra.'): Paper {
  return {
    title: 'Dữ liệu của tôi',
    above: 'Mọi điều Hải Phòng đang giữ của Anh/Chị.',
    parts: Array.from({ length: parts }, (_, index) => ({
      heading: `Mục ${index + 1}`,
      lines: Array.from({ length: index }, () => line),
      level: index % 2 === 0 ? 1 : 2,
    })),
    page: 'Trang',
    madeOn: '2025-11-24',
  }
}

type Letters = Extract<Mark, { kind: 'text' }>
const lettersOf = (marks: readonly Mark[]) => marks.filter((mark): mark is Letters => mark.kind === 'text')

test('a paper goes on over as many sheets as it takes, each numbered, with all of it and in order', () => {
  const pages = paperPages(paperOf(20))
  expect(pages.length).toBeGreaterThan(2)
  const said = pages.flatMap(({ marks }) => lettersOf(marks).slice(0, -1)).map(({ text }) => text)
  expect(said.filter((text) => text.startsWith('Mục '))).toEqual(
    Array.from({ length: 20 }, (_, index) => `Mục ${index + 1}`),
  )
  expect(said.filter((text) => text.startsWith('Chợ Ga'))).toHaveLength((19 * 20) / 2)
  expect(lettersOf(pages[1]?.marks ?? []).at(-1)?.text).toBe(`Trang 2/${pages.length}`)
})

test('nothing stands outside the margins, however long a word is, and no heading alone at the foot', () => {
  const pages = paperPages(paperOf(12, `${'x'.repeat(400)} ${'Nguyễn '.repeat(60)}`))
  for (const { width, height, marks } of pages) {
    const letters = lettersOf(marks).slice(0, -1)
    for (const { text, x, baseline, size, weight } of letters) {
      expect(x + widthOf(text, weight) * size).toBeLessThanOrEqual(width - MARGIN + 0.01)
      expect(baseline).toBeLessThanOrEqual(height - MARGIN)
    }
    const last = letters.at(-1)
    if (marks !== pages.at(-1)?.marks) expect(last?.text).not.toMatch(/^Mục /)
  }
})
