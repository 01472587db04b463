import { fold } from './fold.ts'
import { inLatinLetters } from './lookAlikes.ts'

/** What offices of the state, the messengers and this service itself are called. A health station may well be a venue: only told of. */
const NAMES = [
  'bộ y tế',
  'sở y tế',
  'cục y tế',
  'trung tâm y tế',
  'ttyt',
  'công an',
  'cảnh sát',
  'ubnd',
  'uỷ ban nhân dân',
  'hđnd',
  'hội đồng nhân dân',
  'chính phủ',
  'ban chỉ đạo',
  'quân đội',
  'bộ đội',
  'toà án',
  'viện kiểm sát',
  'kiểm soát bệnh tật',
  'cdc',
  'khai báo',
  'truy vết',
  'pc covid',
  'bluezone',
  'vneid',
  'zalo',
  'telegram',
].map(writtenAs)

/** Letters without accents, and the accents alone. */
type Written = { readonly letters: string; readonly accents: string }

/**
 * Whether a venue's name sounds as if the state, a messenger or this service stood behind it, however its words are parted:
 * "U.B.N.D", "khaibao". Without accents a word may be any; with others than the office's it is another word: "cổng an ninh".
 */
export function soundsOfficial(name: string): boolean {
  const words = (inLatinLetters(name).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(writtenAs)
  return words.some((_, first) => NAMES.some((office) => beginsWith(words.slice(first), office)))
}

/** Whether the first words, written as one, are the office's. */
function beginsWith(words: readonly Written[], office: Written): boolean {
  let [letters, accents] = ['', '']
  for (const word of words) {
    if (letters.length >= office.letters.length) break
    letters += word.letters
    accents += word.accents
  }
  return letters === office.letters && isPartOf(accents, office.accents)
}

function writtenAs(words: string): Written {
  const accents = words.normalize('NFD').match(/\p{M}/gu) ?? []
  return { letters: fold(words).replaceAll(' ', ''), accents: accents.join('') }
}

/** Whether there is no accent that the other lacks. */
function isPartOf(accents: string, whole: string): boolean {
  const left = [...whole]
  return [...accents].every((accent) => {
    const at = left.indexOf(accent)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}
