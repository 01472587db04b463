import { inLatinLetters } from './lookAlikes.ts'

/**
 * The text as people search by it: no accents, no capitals, single spaces; "Đường  Lạch Tray" → "duong lach tray".
 * đ has no decomposition in Unicode, so it is replaced by hand.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * A venue's name as likely doubles are found by it. Signs make no other name: "Chợ Ga." is "Chợ Ga"; nor do letters of another
 * script that look the same.
 */
export function foldedName(name: string): string {
  return foldedWords(inLatinLetters(name)).join(' ')
}

/** The folded words of a text; signs between them are left out. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Grave, acute, tilde, hook above and dot below: the five marks of the Vietnamese tones. */
const TONE_MARK = /[\u0300\u0301\u0303\u0309\u0323]/g

/**
 * The text without capitals but with its accents, each word's tone moved to its end, so that the two ways to place
 * it ("Thuỷ", "Thủy") are equal and "Giang", "Giàng" are not.
 */
export function foldExceptAccents(text: string): string {
  const words = text.toLowerCase().normalize('NFD').trim().split(/\s+/)
  return words.map((word) => word.replace(TONE_MARK, '') + (word.match(TONE_MARK) ?? []).join('')).join(' ')
}
