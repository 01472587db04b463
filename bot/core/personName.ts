import { withoutFalseWords } from './lookAlikes.ts'

/** Why a text is no person's name. */
export type NameProblem = 'empty' | 'tooLong' | 'digits' | 'signs'

export type ParsedName = { readonly name: string } | { readonly problem: NameProblem }

/** Characters; the longest names of the national register stay well below. */
const NAME_LENGTH_LIMIT = 80
const LETTERS_AT_LEAST = 2

/** Letters of any script, with the few signs that names have; a sign never stands first, so no cell is a formula. */
const NAME = /^\p{L}[\p{L}\p{M} .'’-]*$/u
/** Vietnamese is composed (NFC); other scripts put two marks on a letter, and more is decoration. */
const TOO_MANY_MARKS = /\p{M}{3}/u
/** Letters and marks that nobody sees: fillers, selectors of variants. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/u
const LETTER_STARTS = /(?<=^|[.'’-])\p{L}/gu

/**
 * Reads a person's name, Vietnamese or foreign: composed letters, single spaces, each word with a capital. A word
 * typed all in capitals gets small letters: "TRẦN THỊ bích ngọc" → "Trần Thị Bích Ngọc". What a capital only looks like is
 * looked at again, so that a name read twice is the same.
 */
export function parsePersonName(typed: string): ParsedName {
  if (typed.length > NAME_LENGTH_LIMIT * 2) return { problem: 'tooLong' }
  const name = tidied(typed)
  if (name === '') return { problem: 'empty' }
  if (name.length > NAME_LENGTH_LIMIT) return { problem: 'tooLong' }
  if (/\p{Nd}/u.test(name)) return { problem: 'digits' }
  if (!NAME.test(name) || TOO_MANY_MARKS.test(name) || UNSEEN.test(name) || isLink(name))
    return { problem: 'signs' }
  return (name.match(/\p{L}/gu) ?? []).length < LETTERS_AT_LEAST
    ? { problem: 'signs' }
    : { name: cased(withoutFalseWords(cased(name))) }
}

/** The name as strangers may see it, without its last word: `Nguyễn Văn ***`; a single word as `N***`. */
export function maskedName(name: string): string {
  const words = name.split(' ')
  return words.length === 1 ? `${initial(name)}***` : `${words.slice(0, -1).join(' ')} ***`
}

/** The name shortened for chats whose messenger should not learn it: `Trần Thị Bích N.` */
export function shortName(name: string): string {
  const words = name.split(' ')
  return [...words.slice(0, -1), `${initial(words.at(-1) ?? '')}.`].join(' ')
}

/** One sign for a dash and one for an apostrophe, however a keyboard made them, and no sign that only ended a sentence. */
function tidied(typed: string): string {
  const name = withoutFalseWords(typed.normalize('NFC'))
    .replace(/[‐‑–]/g, '-')
    .replace(/(?<=\p{L})[`´ʼ‘](?=\p{L})/gu, "'")
    .replace(/ {2,}/g, ' ')
    .trim()
  return name.replace(/(?:[,;]|(?<=[\p{L}\p{M}]{3})\.)+$/u, '').trim()
}

function isLink(name: string): boolean {
  return /\bwww\b|\.[a-z]{2,}(\.|$)/i.test(name)
}

function initial(word: string): string {
  return [...word][0] ?? ''
}

/** Small words of foreign names; a Vietnamese name has none of these, where "van" alone may be Văn. */
const PARTICLES =
  /(?<=^| )(?:van (?:der|den|de|het|'t)|von(?: (?:der|und zu))?|de (?:la|las|los)|da|das|dos|del|della|ibn|bin|binti|al|el)(?= )/gu

function cased(name: string): string {
  const particles = particlesIn(name)
  return name
    .split(' ')
    .map((word, place) => (particles.has(place) ? word : casedWord(word)))
    .join(' ')
}

/** Who writes capitals elsewhere in the name means the small words small: "Anna van der Berg". */
function particlesIn(name: string): ReadonlySet<number> {
  if (!/\p{Lu}\p{Ll}/u.test(name)) return new Set()
  const places = [...name.matchAll(PARTICLES)].flatMap(({ 0: found, index }) => {
    const first = name.slice(0, index).split(' ').length - 1
    return found.split(' ').map((_, at) => first + at)
  })
  return new Set(places)
}

/** A word all in capitals gets small letters; one that has both, such as McDonald, keeps them. */
function casedWord(word: string): string {
  const started = word.replace(LETTER_STARTS, capital)
  return started === started.toUpperCase() ? word.toLowerCase().replace(LETTER_STARTS, capital) : started
}

/** A few letters have no capital of their own (ß becomes SS); they stay small. */
function capital(letter: string): string {
  const large = letter.toUpperCase()
  return large.toLowerCase() === letter ? large : letter
}
