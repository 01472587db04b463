import { expect, test } from 'vitest'
import { readScript, storyInputOf } from './script.ts'

test('reads headings, acts and answers of several lines', () => {
  const script =
    '# At the door\n\nChị Lan > [Gửi]\nChị Lan < Xin chào.\n  [Có] [Không]\nNhóm phường < Đã ghi.\n'
  expect(readScript(script)).toEqual([
    { kind: 'heading', words: 'At the door', number: 1 },
    { kind: 'act', actor: 'Chị Lan', written: '[Gửi]', number: 3 },
    {
      kind: 'answer',
      actor: 'Chị Lan',
      lines: ['Xin chào.', '[Có] [Không]'],
      afterOthers: false,
      number: 4,
    },
    { kind: 'answer', actor: 'Nhóm phường', lines: ['Đã ghi.'], afterOthers: false, number: 6 },
  ])
})

test('reads a text of several lines, and an answer before which others may come', () => {
  expect(readScript('Bác Sáu > 6h15 Bà Tư\n  6h20 Ông Năm\nBác Sáu <… Đã ghi.\n')).toEqual([
    { kind: 'act', actor: 'Bác Sáu', written: '6h15 Bà Tư\n6h20 Ông Năm', number: 1 },
    { kind: 'answer', actor: 'Bác Sáu', lines: ['Đã ghi.'], afterOthers: true, number: 3 },
  ])
})

test('refuses a line that is nothing of a story', () => {
  expect(() => readScript('Chị Lan says hello')).toThrow('this is no line of a story: Chị Lan says hello')
})

test.each([
  ['xin chào', { kind: 'text', text: 'xin chào' }],
  ['[Đi cùng]', { kind: 'press', label: 'Đi cùng' }],
  ['→ ', { kind: 'open', payload: '' }],
  ['📷 poster.png', { kind: 'photograph', print: 'poster.png' }],
  ['📱 poster.png', { kind: 'scan', print: 'poster.png' }],
  ['📷 mã 1, mã 2', { kind: 'album', prints: ['mã 1', 'mã 2'] }],
  [
    '☰ 60 người mới 📷 poster.png',
    { kind: 'crowd', count: 60, who: 'mới', act: { kind: 'photograph', print: 'poster.png' } },
  ],
  [
    '☰ 5 người trong chợ [Ra]',
    { kind: 'crowd', count: 5, who: 'trong chợ', act: { kind: 'press', label: 'Ra' } },
  ],
])('%s', (written, meant) => {
  expect(storyInputOf(written)).toEqual(meant)
})
