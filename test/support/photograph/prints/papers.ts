import type { Chance } from '../chance.ts'
import { area, grid, letters, pngOf, svgPage } from './svg.ts'

/** Papers as they hang and lie about: notices, price lists, forms. None bears a code. */
export const PAPER_KINDS = ['notice', 'priceList', 'table', 'advertisement', 'letter', 'form'] as const
export type PaperKind = (typeof PAPER_KINDS)[number]

/** A4 in millimetres. */
const WIDTH = 210
const HEIGHT = 297
const MIDDLE = WIDTH / 2
const COLOURS = ['#b3261e', '#0b5394', '#7a4a00', '#22602f', '#5b2a86'] as const
const WORDS =
  'thông báo về việc giữ gìn vệ sinh chung trong khu nhà xin mời bà con đến họp tổ dân phố lúc bảy giờ tối tại nhà văn hoá phường mang theo giấy mời và ý kiến đóng góp để bàn về đường nước đèn chiếu sáng cây xanh lịch thu gom rác ngày nghỉ'.split(
    ' ',
  )
const DISHES = [
  'Bánh đa cua',
  'Phở bò tái',
  'Bún chả',
  'Nem rán',
  'Cơm rang',
  'Bánh mì cay',
  'Chè khúc bạch',
  'Cà phê sữa đá',
]

/** Draws a paper as a PNG of such a width. */
export function drawPaper(kind: PaperKind, width: number, chance: Chance): Uint8Array {
  return pngOf(svgPage(WIDTH, HEIGHT, PAPERS[kind](chance)), width)
}

const PAPERS: { readonly [kind in PaperKind]: (chance: Chance) => string[] } = {
  notice: (chance) => [
    heading('THÔNG BÁO', 34, 22, '#111'),
    ...lines(chance, 56, 28, 6.4),
    letters('Tổ trưởng', 140, 278, { size: 7, weight: 600 }),
  ],
  letter: (chance) => lines(chance, 24, 52, 3.9),
  priceList: (chance) => {
    const colour = chance.pick(COLOURS)
    const rows = DISHES.flatMap((dish, i) => [
      letters(dish, 18, 84 + i * 26, { size: 12, weight: 600 }),
      letters(`${chance.whole(15, 80)}.000 ₫`, 192, 84 + i * 26, { size: 12, colour, anchor: 'end' }),
    ])
    return [area(0, 0, WIDTH, 50, colour), heading('BẢNG GIÁ', 38, 32, '#fff'), ...rows]
  },
  table: (chance) => {
    const cells = Array.from({ length: 16 * 6 }, (_, i) => {
      const [column, row] = [i % 6, Math.floor(i / 6)]
      return letters(String(chance.whole(1, 9999)), 16 + column * 31, 56 + row * 14, { size: 7 })
    })
    return [heading('LỊCH TRỰC', 32, 20, '#111'), grid(12, 46, 6, 16, 31, 14), ...cells]
  },
  advertisement: (chance) => {
    const colour = chance.pick(COLOURS)
    return [
      area(0, 0, WIDTH, HEIGHT, colour),
      heading('KHAI TRƯƠNG', 70, 24, '#fff'),
      area(25, 110, 160, 110, '#ffe9a8', 12),
      heading('GIẢM 20%', 178, 32, colour),
      heading('0912 345 678', 262, 18, '#fff'),
    ]
  },
  form: (chance) => [
    heading('TỜ KHAI', 32, 18, '#111'),
    ...Array.from({ length: 13 }, (_, i) => letters(someWords(chance, 4), 15, 58 + i * 16, { size: 6 })),
    ...Array.from({ length: 13 }, (_, i) => area(85, 59 + i * 16, 108, 0.4, '#333')),
    grid(15, 268, 12, 1, 8, 9),
  ],
}

function heading(text: string, baseline: number, size: number, colour: string): string {
  return letters(text, MIDDLE, baseline, { size, colour, weight: 800, anchor: 'middle' })
}

/** Lines of prose from `top` down to near the foot of the page. */
function lines(chance: Chance, top: number, count: number, size: number): string[] {
  const step = (266 - top) / count
  const longest = Math.floor(172 / (size * 2.95))
  return Array.from({ length: count }, (_, i) => {
    const words = chance.happens(0.14) ? longest >> 1 : longest
    return letters(someWords(chance, words), 18, top + i * step, { size })
  })
}

function someWords(chance: Chance, count: number): string {
  const from = chance.whole(0, WORDS.length - 1)
  const words = Array.from({ length: count }, (_, i) => WORDS[(from + i * 7) % WORDS.length] ?? '')
  const text = words.join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
