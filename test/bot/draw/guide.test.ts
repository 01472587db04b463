import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { attachmentFile } from '../../../bot/draw/attachment.ts'
import { drawAttachment } from '../../../bot/draw/drawAttachment.ts'
import { guidePaper } from '../../../bot/draw/guidePaper.ts'
import { guidePicture } from '../../../bot/draw/guidePicture.ts'
import { printable } from '../../../bot/draw/letters.ts'
import type { Page } from '../../../bot/draw/page.ts'
import { GUIDE_NUMBERS } from '../../../bot/flows/guide/guides.ts'
import { readPlainly } from '../qr/readPlainly.ts'
import { anyName } from './anyText.ts'
import { sampleCity, sampleGuide, sampleGuides } from './guides.ts'
import { isInside, textRectangles, textsOnTexts } from './ink.ts'

const GUIDES = sampleGuides().map((guide) => [`${guide.name}, ${guide.language}`, guide] as const)
/** Words that can still be read: on a phone as wide as a hand, and on paper. */
const LEAST_SIZE = { picture: 1, paper: 3 }

/** The words of a page, the lines of a wrapped text after each other. */
function wordsOf({ marks }: Page): string {
  return marks.map((mark) => (mark.kind === 'text' ? mark.text : '')).join(' ')
}

function sizesOf({ marks }: Page): number[] {
  return marks.flatMap((mark) => (mark.kind === 'text' ? [mark.size] : []))
}

function expectOrdered(page: Page, margin: number): void {
  const edge = { left: margin, top: margin, right: page.width - margin, bottom: page.height - margin }
  for (const { text, at } of textRectangles(page.marks)) expect(isInside(at, edge), text).toBe(true)
  expect(textsOnTexts(page.marks)).toEqual([])
}

describe.each(GUIDES)('%s', (_, guide) => {
  it('shows its steps in the chat, with no letter lost, hidden or too small', () => {
    const page = guidePicture(guide)
    expectOrdered(page, 1)
    const words = wordsOf(page)
    for (const text of [guide.title, ...guide.steps.map(({ label }) => label)])
      expect(words).toContain(printable(text))
    expect(Math.min(...sizesOf(page))).toBeGreaterThanOrEqual(LEAST_SIZE.picture)
  })

  it('says them whole on paper, with the way in and whom to ask', () => {
    const page = guidePaper(guide)
    expectOrdered(page, 7)
    const words = wordsOf(page)
    const said = [guide.title, guide.entrance.ways, guide.contact, guide.issued]
    for (const text of [...said, ...guide.steps.map((step) => step.text)]) {
      expect(printable(text)).toBe(text)
      expect(words).toContain(text)
    }
    const steps = page.marks.flatMap((mark) =>
      mark.kind === 'text' && mark.weight === 'regular' ? [mark.size] : [],
    )
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(LEAST_SIZE.paper)
  })
})

it('a guide’s picture is a picture, and nothing in it is taken for a code', async () => {
  for (const [, guide] of GUIDES.filter(([, { language }]) => language === 'vi')) {
    const picture = { kind: 'guidePng', guide } as const
    const png = await drawAttachment(picture)
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1080, height: 1260 })
    expect(await readPlainly(png)).toEqual([])
    expect(attachmentFile(picture)).toEqual({ name: `huong-dan-${guide.number}.png`, type: 'image/png' })
  }
})

it('a guide lets no text leave it or lie on another, whatever the city and its bots are called', () => {
  const named = fc.record({
    name: anyName(1, 60),
    contact: anyName(1, 120),
    bot: anyName(1, 60),
    trial: fc.boolean(),
  })
  const which = [fc.constantFrom(...GUIDE_NUMBERS), fc.constantFrom('vi', 'en')] as const
  fc.assert(
    fc.property(named, ...which, ({ name, contact, bot, trial }, number, language) => {
      const messengers = { zalo: { botName: () => bot, chatLink: 'https://zalo.me/1' } }
      const guide = sampleGuide(sampleCity({ name, contact, trial, messengers }), number, language)
      expectOrdered(guidePicture(guide), 1)
      expectOrdered(guidePaper(guide), 7)
    }),
    { numRuns: 15 },
  )
})
