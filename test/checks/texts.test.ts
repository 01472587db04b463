import { expect, test } from 'vitest'
import { unequalTexts } from './catalogueTexts.ts'
import { textUse, wrongUse } from './textUse.ts'

test('a text that a language lacks, or that has other values there, is told', () => {
  const problems = unequalTexts({
    vi: { 'menu.hello': 'Chào {name}', 'menu.bye': 'Tạm biệt', 'menu.twice': '{a} {b} {a}' },
    en: { 'menu.hello': 'Hello', 'menu.more': 'More', 'menu.twice': '{b} {a}' },
  })
  expect(problems).toEqual([
    'menu.bye is missing in en',
    'menu.hello has other values in each language: vi {name}, en {}',
    'menu.more is missing in vi',
  ])
})

/** A part that is put into a key, as it stands in a source. */
const PART = '$'.concat('{purpose}')

const flow = [
  "say(turn, { text: text('menu.hello') })",
  `say(turn, { text: text(\`consent.${PART}.ask\`) })`,
].join('\n')

function wrong(keys: readonly string[], ...sources: string[]): string[] {
  return wrongUse(keys, textUse(new Map(sources.map((source, index) => [`bot/${index}.ts`, source]))))
}

test('a key that is written out, composed, or stands in a template is used', () => {
  const template = '{ "ask": "national.name.ask" }'
  expect(wrong(['menu.hello', 'consent.visits.ask', 'national.name.ask'], flow, template)).toEqual([])
})

test('a text that nothing names is told', () => {
  expect(wrong(['menu.hello', 'consent.visits.ask', 'consent.visits.ask.long'], flow)).toEqual([
    'consent.visits.ask.long is never said',
  ])
})

test('a key that stands only in a comment is not used', () => {
  expect(wrong(['menu.hello'], " * as in 'menu.hello'", "// 'menu.hello'")).toEqual([
    'menu.hello is never said',
  ])
})

test('a key that names no text is told, written out or composed', () => {
  const problems = wrong(['menu.bye', 'consent.no'], flow, "text('menu.bye'), text('consent.no')")
  expect(problems).toEqual([
    'menu.hello is not in the catalogue',
    `consent.${PART}.ask fits no key of the catalogue`,
  ])
})

test('words with points that begin with no flow of the catalogue are something else', () => {
  expect(wrong(['menu.hello'], flow.split('\n')[0] ?? '', `'node.js', 'app.ts', \`file.${PART}\``)).toEqual(
    [],
  )
})
