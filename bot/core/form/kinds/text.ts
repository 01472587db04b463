import { isImpersonal } from '../../impersonal.ts'
import { isTappable, partedWord } from '../../tappable.ts'
import { type Text, text as textOf, words } from '../../text.ts'
import { type Kind, problem } from '../kind.ts'
import type { TextQuestion } from '../question.ts'
import { cleanStored, cleanTyped } from '../typed.ts'
import { askOnly } from './askOnly.ts'

/** Characters, unless the question says otherwise: an address or a remark, and a review of ten still fits a message. */
const LONGEST = 200

type Format = NonNullable<TextQuestion['format']>

/** A deliberately wide rule: one @, a dot behind it, no spaces. Only a letter sent there could prove more. */
const EMAIL = /^[^\s@<>"',;()]{1,64}@[^\s@<>"',;()]+\.[\p{L}\p{N}-]{2,}$/u
/** "Hộ chiếu số C1234567", "passport no. C1234567". */
const LEADS_TO_NUMBER =
  /^(?:số\s+|so\s+)?(?:hộ chiếu|ho chieu|passport|căn cước|can cuoc|cccd|cmnd)(?:\s*(?:số|so|number|no|là|is)(?=[\s:.]))*[\s:.]*(?=\S)/iu
/** CCCD 12 digits, old CMND 9, passports of the world letters and digits; a few digits are in all of them. */
const IDENTITY_NUMBER = /^(?=(?:[A-Z]*\d){4})[A-Z0-9]{6,15}$/

const FORMATS: Readonly<
  Record<Format, { tidy: (typed: string) => string; fits: (clean: string) => boolean; problem: Text }>
> = {
  email: {
    tidy: (typed) => typed.toLowerCase(),
    fits: (clean) => EMAIL.test(clean),
    problem: textOf('form.text.email'),
  },
  identityNumber: {
    tidy: (typed) =>
      typed
        .replace(LEADS_TO_NUMBER, '')
        .replace(/[\s.-]/g, '')
        .toUpperCase(),
    fits: (clean) => IDENTITY_NUMBER.test(clean),
    problem: textOf('form.text.identityNumber'),
  },
  impersonal: {
    tidy: (typed) => typed,
    fits: (clean) => hasWords(clean) && isImpersonal(clean),
    problem: textOf('form.text.impersonal'),
  },
  printed: {
    tidy: (typed) => typed,
    fits: (clean) => hasWords(clean) && !isTappable(clean),
    problem: textOf('form.text.printed'),
  },
}

/** Free text on one line, also such that names nobody or holds nothing to tap, or an e-mail address, or an identity number. */
export const text: Kind<TextQuestion> = {
  takesNumbers: false,
  prompt: askOnly,
  read(question, heard) {
    if (heard.kind !== 'text') return { stale: true }
    const longest = question.longest ?? LONGEST
    const clean = tidied(question, cleanTyped(heard.text))
    if (clean.length > longest) return problem(textOf('form.tooLong', { longest }))
    if (!isOfFormat(question, clean)) return problem(problemOf(question, clean))
    return { answer: clean }
  },
  restore(question, stored) {
    const clean = cleanStored(stored, question.longest ?? LONGEST)
    return clean !== undefined && isOfFormat(question, clean) ? clean : undefined
  },
  show: (_question, answer) => words(String(answer)),
}

function tidied({ format }: TextQuestion, clean: string): string {
  return format === undefined ? clean : FORMATS[format].tidy(clean)
}

function isOfFormat({ format }: TextQuestion, clean: string): boolean {
  return format === undefined ? hasWords(clean) : FORMATS[format].fits(clean)
}

/** Free text says something: it has at least a letter or a digit. */
function hasWords(clean: string): boolean {
  return /[\p{L}\p{N}]/u.test(clean)
}

function problemOf({ format }: TextQuestion, clean: string): Text {
  if (format === undefined) return textOf('form.text.problem')
  const parted = format === 'printed' || format === 'impersonal' ? partedWord(clean) : undefined
  return parted === undefined ? FORMATS[format].problem : textOf('form.unparted', { parted })
}
