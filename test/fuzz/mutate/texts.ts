import type { Chance } from '../chance.ts'

/** Characters that have broken programs: nothing, halves of pairs, turns of direction, joiners, marks, controls. */
const SIGNS: readonly string[] = [
  '\0',
  '\ud800',
  '\udfff',
  '\ud83d',
  '\u202e',
  '\u2066',
  '\u200d',
  '\u200b',
  '\ufeff',
  '\u0301',
  '\u0489',
  '\u001b[31m',
  '\r\n',
  '\u2028',
  '\u0085',
  '\uffff',
  '\u{10ffff}',
  '\u{1d7d9}',
  '٣',
  '\u00a0',
  'İ',
  'ﷺ',
  'ẫ',
  '👨‍👩‍👧‍👦',
  '🏳️‍🌈',
  '<',
  '"',
  "'",
  '\\',
  '%',
  '{{',
  '${',
]

const PHRASES: readonly string[] = [
  "'; drop table persons; --",
  "1' or '1'='1",
  '<script>alert(1)</script>',
  '<b>&amp;</b>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](tg://user?id=1)',
  '../../../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e309',
  '9007199254740993',
  '0x10',
  '٠٩١٢٣٤٥٦٧٨',
  '0912345678'.repeat(40),
  '2025-02-30',
  '31/02/2025 25:61',
  '00/00/0000',
  '275760-09-13',
  'hôm kia tới hôm kìa',
  '=cmd|calc!A0',
  'http://169.254.169.254/latest/meta-data',
  'data:text/html;base64,PHNjcmlwdD4=',
  '%00%c0%af',
  '(((((((((('.repeat(20),
  'a'.repeat(5_000),
  'ă '.repeat(2_500),
]

/** Characters of the longest texts: above every limit of a messenger, below that of a request. */
const LONG = 100_000

/** Characters of a text that is changed: what is repeated and joined must still be a request. */
const CHANGED = 2_000

/** A text that no person writes. */
export function strangeText(chance: Chance): string {
  return chance.weighted<string>([
    [4, () => chance.pick(PHRASES)],
    [4, () => signs(chance, 1 + chance.below(12))],
    [1, () => `Zalgo${'\u0300\u0489\u0334'.repeat(1 + chance.below(300))}`],
    [1, () => chance.pick(SIGNS).repeat(1 + chance.below(400))],
    [0.04, () => chance.pick(['a', 'ễ', '👍', ' ', '\n', '1']).repeat(LONG)],
    [1, () => ''],
    [1, () => chance.bytes(1 + chance.below(60)).toString('latin1')],
    [
      1,
      () => String.fromCharCode(...Array.from({ length: 1 + chance.below(30) }, () => chance.below(65_536))),
    ],
  ])
}

function signs(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => chance.pick(SIGNS)).join('')
}

/** A text as somebody wrote it, with a little of it gone wrong. */
export function mutateText(chance: Chance, whole: string): string {
  const text = whole.slice(0, CHANGED)
  const at = chance.below(text.length + 1)
  const [before, after] = [text.slice(0, at), text.slice(at)]
  return chance.weighted<string>([
    [3, () => before + chance.pick(SIGNS) + after],
    [2, () => before + strangeText(chance) + after],
    [2, () => before + after.slice(1 + chance.below(3))],
    [1, () => after + before],
    [1, () => [...text].reverse().join('')],
    [1, () => text.repeat(2 + chance.below(20))],
    [1, () => text.toUpperCase()],
    [1, () => text.normalize('NFD')],
    [1, () => [...text].join(chance.pick(SIGNS))],
    [1, () => text.replace(/\d/g, () => String(chance.below(10)))],
  ])
}

/** A text as it stands in an address. A lone half of a pair can't be written there, and becomes the sign for what can't be read. */
export function inAddress(text: string, limit: number): string {
  return encodeURIComponent(Buffer.from(text).toString('utf8')).slice(0, limit)
}
