import { expect, test } from 'vitest'
import { readScript, storyInputOf } from './script.ts'

test('reads headings, acts and answers of several lines', () => {
  const script =
    '# At the door\n\nChị Lan > [Gửi]\nChị Lan < Xin chào.\n  [Có] [Không]\nNhóm phường < Đã ghi.\n'
  expect(readScript(script)).toEqual([
    { kind: 'heading', words: 'At the door', number: 1 },
    { kind: 'act', actor: 'Chị Lan', written: '[Gửi]', number: 3 },
    { kind: 'answer', actor: 'Chị Lan', lines: ['Xin chào.', '[Có] [Không]'], number: 4 },
    { kind: 'answer', actor: 'Nhóm phường', lines: ['Đã ghi.'], number: 6 },
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
])('%s', (written, meant) => {
  expect(storyInputOf(written)).toEqual(meant)
})
