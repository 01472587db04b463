import { expect, test } from 'vitest'
import { fold } from '../../bot/core/fold.ts'
import { catalogues, phrase } from '../../locales/catalogue.ts'

const TEXTS = Object.entries(catalogues).flatMap(([language, texts]) =>
  Object.entries(texts).map(([key, text]) => [`${language} ${key}`, text] as const),
)
const COMMANDS = TEXTS.filter(([name]) => / command\./.test(name))
const SAID = TEXTS.filter(([name]) => !/ (?:command|plain)\./.test(name))

function keysWhere(texts: typeof TEXTS, wrong: (text: string) => boolean): string[] {
  return texts.filter(([, text]) => wrong(text)).map(([name]) => name)
}

test('values are put in wherever their name stands, and a missing one stays visible', () => {
  const said = phrase('vi', 'checkIn.in', { time: '14:05', venue: 'Chợ {unit}', unit: 'phường An Biên' })
  expect(said).toBe('✅ Đã ghi VÀO lúc 14:05: Chợ {unit}, phường An Biên, {gate}.')
})

test('letters are composed, as phones and search expect them', () => {
  expect(keysWhere(TEXTS, (text) => text !== text.normalize('NFC'))).toEqual([])
})

test('no text is empty, ends in a space, or has two in a row', () => {
  expect(
    keysWhere(SAID, (text) => text.trim() === '' || text !== text.trimEnd() || / {2}/.test(text)),
  ).toEqual([])
})

test('no text has more than one emoji, or exclamation marks in a row', () => {
  const emoji = /\p{Extended_Pictographic}/gu
  expect(keysWhere(SAID, (text) => [...text.matchAll(emoji)].length > 1 || /!!/.test(text))).toEqual([])
})

test('nobody is told of a "system error"', () => {
  expect(keysWhere(SAID, (text) => /lỗi hệ thống|hệ thống lỗi|system error/i.test(text))).toEqual([])
})

test('Vietnamese addresses people as Anh/Chị, never as bạn', () => {
  const vi = SAID.filter(([name]) => name.startsWith('vi '))
  expect(keysWhere(vi, (text) => /(?<!\p{L})(?:bạn|quý khách)(?!\p{L})/iu.test(text))).toEqual([])
})

test('no word starts two different commands', () => {
  const startedBy = new Map<string, Set<string>>()
  for (const [name, words] of COMMANDS) {
    const command = name.split(' ')[1] ?? ''
    for (const word of words.split('|'))
      startedBy.set(fold(word), (startedBy.get(fold(word)) ?? new Set()).add(command))
  }
  expect([...startedBy].filter(([, commands]) => commands.size > 1)).toEqual([])
})

test('every command has a word that Telegram can list', () => {
  const listable = (words: string) => words.split('|').some((word) => /^[a-z0-9_]{1,32}$/.test(word))
  expect(keysWhere(COMMANDS, (words) => !listable(words))).toEqual([])
})
