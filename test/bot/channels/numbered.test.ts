import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numbered } from '../../../bot/channels/numbered.ts'
import { offeredPress } from '../../../bot/core/offers.ts'
import type { Button, OutgoingMessage } from '../../../bot/core/outgoing.ts'
import type { Session } from '../../../bot/core/session.ts'

type Press = Extract<Button<string>, { press: string }>

/** Labels are told apart by their number alone, so that none is found by its words. */
const buttonsOf = (kinds: readonly ('choice' | 'main' | 'link')[]): readonly Button<string>[] =>
  kinds.map((kind, index) => {
    if (kind === 'link') return { label: `Trang ${index}`, link: `https://khaibao.example.vn/v/${index}` }
    return { label: `Mục ${index}`, press: `a:${index}`, ...(kind === 'main' && { main: true as const }) }
  })
const anyButtons = fc
  .array(fc.constantFrom('choice', 'choice', 'choice', 'main', 'link'), { maxLength: 40 })
  .map(buttonsOf)
/** Any rows that the buttons could stand in. */
const inRows = fc.tuple(anyButtons, fc.integer({ min: 1, max: 4 })).map(([buttons, width]) => {
  const rows = Array.from({ length: Math.ceil(buttons.length / width) }, (_, row) =>
    buttons.slice(row * width, (row + 1) * width),
  )
  return { buttons, rows }
})
const room = fc.integer({ min: 0, max: 6 })
const pressesIn = (buttons: readonly Button<string>[]): readonly Press[] =>
  buttons.flatMap((button) => ('press' in button ? [button] : []))
/** What the conversation keeps of the message, when it was numbered. */
const sessionOf = (buttons: readonly Button<string>[]): Session => ({
  forms: [],
  offers: pressesIn(buttons),
  numbered: true,
})

describe('choices that are more than the buttons', () => {
  it('are numbered words, what ends the question a button, links an address', () => {
    const buttons = [
      [
        { label: 'Ho', press: 'a' },
        { label: 'Sốt', press: 'b' },
      ],
      [{ label: 'Xong', press: 'c', main: true } as const],
      [{ label: 'Xem', link: 'https://khaibao.example.vn/v/1' }],
      [{ label: 'Khác', press: 'd' }],
    ]
    expect(numbered({ text: 'Triệu chứng?', buttons, numbersHint: 'Gửi số.' }, 2)).toEqual({
      text: 'Triệu chứng?\n1. Ho\n2. Sốt\n4. Khác\nXem: https://khaibao.example.vn/v/1\nGửi số.',
      buttons: [{ label: 'Xong', press: 'c', main: true }],
    })
  })

  it('are none where no number would be taken', () => {
    const message = { text: 'Mới', buttons: [[{ label: 'Dừng', press: 'a' }]], insteadOfNumbers: 'Gõ /b.' }
    expect(numbered(message, 0)).toEqual({ text: 'Mới\nGõ /b.', buttons: [] })
    expect(numbered(message, 1)).toEqual({ text: 'Mới', buttons: [{ label: 'Dừng', press: 'a' }] })
  })

  it('have no hint when there is nothing to choose', () => {
    const buttons = [[{ label: 'Xem', link: 'https://a.vn' }]]
    expect(numbered({ text: 'Đây', buttons, numbersHint: 'Gửi số.' }, 0)).toEqual({
      text: 'Đây\nXem: https://a.vn',
      buttons: [],
    })
  })

  it('stand alone where there are no words above them', () => {
    expect(numbered({ text: '', buttons: [[{ label: 'Ho', press: 'a' }]] }, 0).text).toBe('1. Ho')
  })

  it('have the number by which the conversation knows them', () => {
    fc.assert(
      fc.property(inRows, room, ({ buttons, rows }, most) => {
        const shown = numbered({ text: 'Chọn', buttons: rows, numbersHint: 'Gửi số.' }, most)
        fc.pre(buttons.length > most)
        const lines = [...shown.text.matchAll(/^(\d+)\. (.+)$/gm)]
        for (const [, number = '', label] of lines) {
          const meant = pressesIn(buttons).find((button) => button.label === label)
          expect(offeredPress(sessionOf(buttons), number)).toBe(meant?.press)
          expect(offeredPress(sessionOf(buttons), ` ${number}. `)).toBe(meant?.press)
        }
        const reachable = [...lines.map(([, , label]) => label), ...shown.buttons.map(({ label }) => label)]
        expect(reachable.toSorted()).toEqual(
          pressesIn(buttons)
            .map(({ label }) => label)
            .toSorted(),
        )
      }),
    )
  })

  it('leave no more buttons than there is room for, and all of them what ends the question', () => {
    fc.assert(
      fc.property(inRows, room, ({ buttons, rows }, most) => {
        const shown = numbered({ text: 'Chọn', buttons: rows }, most)
        expect(shown.buttons.length).toBeLessThanOrEqual(most)
        if (buttons.length > most)
          for (const button of shown.buttons) expect(button).toMatchObject({ main: true })
      }),
    )
  })

  it('have every link written out', () => {
    fc.assert(
      fc.property(inRows, room, ({ buttons, rows }, most) => {
        fc.pre(buttons.length > most)
        const { text } = numbered({ text: 'Chọn', buttons: rows }, most)
        for (const button of buttons)
          if ('link' in button) expect(text).toContain(`\n${button.label}: ${button.link}`)
      }),
    )
  })

  it('are not numbered again when what is left of them is sent', () => {
    fc.assert(
      fc.property(inRows, room, ({ rows }, most) => {
        const first = numbered({ text: 'Chọn', buttons: rows, numbersHint: 'Gửi số.' }, most)
        const left: OutgoingMessage = { text: first.text, buttons: [first.buttons] }
        expect(numbered(left, most)).toEqual(first)
      }),
    )
  })
})

it('choices for which there is room stay as they are', () => {
  fc.assert(
    fc.property(inRows, ({ buttons, rows }) => {
      const message = { text: 'Chọn', buttons: rows, numbersHint: 'Gửi số.' }
      expect(numbered(message, buttons.length)).toEqual({ text: 'Chọn', buttons })
    }),
  )
  expect(numbered({ text: 'Chào' }, 0)).toEqual({ text: 'Chào', buttons: [] })
})
