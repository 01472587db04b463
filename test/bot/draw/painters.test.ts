import sharp from 'sharp'
import { expect, it } from 'vitest'
import type { Page } from '../../../bot/draw/page.ts'
import { paintPng } from '../../../bot/draw/paintPng.ts'
import { widthOf } from '../../../bot/draw/wrapping.ts'
import { CAPITAL_LETTERS, SMALL_LETTERS } from './anyText.ts'
import { inkOf, WEIGHTS } from './ink.ts'

const TEXTS = ['Nhà hàng Hải Đăng, Lý Tự Trọng', 'AVATAR Tôi “Và” fi', SMALL_LETTERS, CAPITAL_LETTERS]
const SIZE = 10

/** Letters may stand off their box on either side by this share of the size. */
const SIDE_BEARING = 0.15

it.each(WEIGHTS.flatMap((weight) => TEXTS.map((text) => [weight, text] as const)))(
  'sets a text as wide and as high as it was measured: %s, %s',
  async (weight, text) => {
    const width = widthOf(text, weight) * SIZE
    const page: Page = {
      width: Math.ceil(width) + 40,
      height: 40,
      title: '',
      marks: [
        { kind: 'text', text, x: 20, baseline: 20, size: SIZE, weight, colour: '#000000', align: 'left' },
      ],
    }
    const png = paintPng(page, page.width * 4)
    const { info } = await sharp(png).trim({ background: '#ffffff', threshold: 60 }).toBuffer({
      resolveWithObject: true,
    })
    const ink = inkOf(text, weight)
    expect(Math.abs(info.width / 4 - width)).toBeLessThan(SIDE_BEARING * SIZE)
    expect(info.height / 4).toBeCloseTo((ink.top + ink.bottom) * SIZE, 0)
  },
)
