import { createHash } from 'node:crypto'
import { fold } from '../../../bot/core/fold.ts'

/** How a value may be written. */
export type Spellings = {
  /** In text: folded letters, also of what is hexadecimal. */
  readonly folded: readonly string[]
  /** In text: whole runs of digits. */
  readonly numbers: readonly string[]
  /** Among bytes that are no text: as the value is. */
  readonly plain: readonly Uint8Array[]
  /** Anywhere: in Base64, in two bytes a letter, under a hash that needs no key. */
  readonly coded: readonly Uint8Array[]
}

/** Bytes of a hash that are looked for: nobody stores fewer. */
const DIGEST_BYTES = 16
/** A hash that needs no key: whoever has it tries all phone numbers in a minute. */
const OPEN_HASHES = ['sha256', 'sha1', 'md5'] as const

/** Every way of writing a value in which it is looked for. */
export function spellingsOf(value: string): Spellings {
  const forms = formsOf(value)
  const digests = forms.flatMap((form) =>
    OPEN_HASHES.map((hash) => createHash(hash).update(form).digest().subarray(0, DIGEST_BYTES)),
  )
  const utf8 = forms.map((form) => Buffer.from(form))
  return {
    folded: [...new Set([...letters(value), ...[...utf8, ...digests].map((bytes) => bytes.toString('hex'))])],
    numbers: numbersOf(value),
    plain: utf8,
    coded: [
      ...digests,
      ...forms.flatMap((form) => wide(form)),
      ...utf8.flatMap((bytes) => inBase64(bytes)),
      ...digests.map((digest) => Buffer.from(digest.toString('base64').slice(0, -3))),
    ],
  }
}

/** The last nine digits of a Vietnamese phone number, however it is dialled; nothing for anything else. */
export function nationalNumber(value: string): string | undefined {
  return /^(?:\+?84|0)(\d{9})$/.exec(value.replace(/[\s.-]/g, ''))?.[1]
}

function formsOf(value: string): string[] {
  const national = nationalNumber(value)
  if (national !== undefined) return [...dialled(national), shown(national)]
  const folded = fold(value)
  const capital = folded.replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase())
  const ways = [
    value,
    value.normalize('NFD'),
    value.toLowerCase(),
    value.toUpperCase(),
    titled(value),
    value.replace(/[\s-]/g, ''),
  ]
  return [...new Set([...ways, folded, folded.toUpperCase(), capital])]
}

/** As forms write a name. */
function titled(value: string): string {
  return value.toLowerCase().replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase())
}

function dialled(national: string): string[] {
  return [national, `0${national}`, `84${national}`, `+84${national}`]
}

/** As the bot shows a number: `0912 345 678`. */
function shown(national: string): string {
  return `0${national.slice(0, 3)} ${national.slice(3, 6)} ${national.slice(6)}`
}

function letters(value: string): string[] {
  if (!/\p{L}/u.test(value)) return []
  const folded = fold(value)
  return [folded, folded.replace(/[\s-]/g, ''), folded.replaceAll(' ', '-'), folded.replaceAll(' ', '+')]
}

function numbersOf(value: string): string[] {
  const national = nationalNumber(value)
  if (national !== undefined) return dialled(national).map((digits) => digits.replace('+', ''))
  const digits = value.replace(/[\s.-]/g, '')
  return /^\d{7,}$/.test(digits) ? [digits] : []
}

/** As the memory of other programs holds text. */
function wide(form: string): Buffer[] {
  const little = Buffer.from(form, 'utf16le')
  return [little, Buffer.from(little).swap16()]
}

const BASE64_GROUP = 3
/** Characters of Base64 that also tell of what stands before, by the bytes of a group that stand there. */
const SHARED_CHARACTERS = [0, 2, 3]
/** Fewer characters tell nothing. */
const TELLING_CHARACTERS = 8

/** Base64 of either alphabet of a text that holds the value, wherever in it the value begins. */
function inBase64(bytes: Buffer): Buffer[] {
  return SHARED_CHARACTERS.flatMap((shared, shift) => {
    const padded = Buffer.concat([Buffer.alloc(shift), bytes])
    const whole = padded.subarray(0, padded.length - (padded.length % BASE64_GROUP))
    const core = whole.toString('base64').slice(shared)
    return core.length < TELLING_CHARACTERS
      ? []
      : [Buffer.from(core), Buffer.from(core.replace(/\+/g, '-').replace(/\//g, '_'))]
  })
}
