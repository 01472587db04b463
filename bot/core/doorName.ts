import { fold } from './fold.ts'

/** What is said of whom a line is about: the name comes first, and behind it where they live. */
export type NameAndAddress = { readonly name: string; readonly address?: string }

/** Words before a phone or an address that say what it is. */
const LABELS =
  /(?<!\p{L})(?:sđt|sdt|đt|dt|số điện thoại|so dien thoai|điện thoại|dien thoai|tel|phone|mobile|địa chỉ|dia chi|đc|họ và tên|họ tên|ho ten|tên|name|address)\s*[:.]\s*|(?<!\p{L})(?:sđt|sdt|đt|tel|phone|số điện thoại|so dien thoai)\s*(?=\||$)/giu
const STREET =
  '(?:số nhà|số|so nha|đường|duong|phố|ngõ|ngo|ngách|ngach|hẻm|kiệt|tổ|thôn|thon|xóm|xom|làng|ấp|khu|chung cư|toà|tòa|phường|phuong|xã|xa|thị trấn|quận|huyện|chợ|cho|street|road|ward)'
const STREET_WORD = new RegExp(`(?<!\\p{L})${STREET}(?!\\p{L})`, 'iu')
/** "ông Bảy ở chợ Ga", "Bà Tư ngõ 12": where the address begins without a sign. */
const LIVES = /^(.*?\p{L})\s+(?:nhà ở|ở|tại|at|from)\s+(.+)$/u
const NUMBERED = new RegExp(`^([^\\d]*?\\p{L}[^\\d]*?)\\s+((?:(?:nhà\\s+)?${STREET}\\s+)?\\d.*)$`, 'u')

const TITLES = new Set(
  'ông bà cụ anh chị em cô chú bác cháu dì cậu mợ thím bé thầy sư ong ba cu chi co chu bac chau di thay mr mrs ms miss'.split(
    ' ',
  ),
)
/** Words of talk, which are in no name that is typed in small letters. */
const TALK = new Set(
  'rồi là đủ sai cảm cám ơn người không chưa được hết nhầm đúng xong đợi chờ tôi mình nhé ạ vâng dạ ok oke okay thế này kia gì nào sao ai mấy có cho đi ở vẫn đang đã sẽ bị và nhưng thì hỏi gọi nhắn xin khách cửa cổng ca hôm nay qua ngày giờ phút lượt sổ danh sách sáng trưa chiều tối đêm ghi thêm nữa xoá xóa huỷ hủy sửa nghỉ đông vắng alo chào roi khong duoc nguoi on khach nham xong the is are was not no yes please thanks thank you hello list today yesterday what when how wrong done'.split(
    ' ',
  ),
)
/** Talk that even a phone does not make a name. */
const SURE_TALK = /(?<!\p{L})(?:rồi|là|không|chưa|được|đủ|nhầm|sai|nhưng|thì)(?!\p{L})/u
const WORDS_OF_A_NAME = { from: 2, to: 6 }

/** The name comes first; what is parted from it, or begins with a house number, is where somebody lives. */
export function nameAndAddress(text: string): NameAndAddress {
  const [first = '', ...others] = text
    .replace(LABELS, ' | ')
    .split(/[|,;\t]|\s[-–—]\s/u)
    .map((part) => part.replace(/^[\s.:()–-]+|[\s:()–-]+$/gu, '').replace(/\s+/g, ' '))
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
  const [, before, behind] = LIVES.exec(first) ?? NUMBERED.exec(first) ?? []
  const parts = [...(behind === undefined ? [] : [behind]), ...others]
  const address = parts.map((part) => part.replace(/^(?:ở|tại|at)\s+/u, '')).join(', ')
  const name = before ?? first
  return /\p{L}/u.test(address) ? { name, address } : { name }
}

/** Whether words are surely somebody: a title first, or each word with a capital as it was typed. */
export function isSurelyName(name: string): boolean {
  const words = name.split(' ')
  if (words.length === 1) return !TALK.has(name.toLowerCase()) && hasCapital(name)
  const [first = '', ...rest] = words
  if (TITLES.has(first.toLowerCase()) && !rest.some((word) => TALK.has(word))) return true
  return words.every(hasCapital)
}

/** Whether words read as a person's name where no phone stands beside them. */
export function readsAsName(name: string): boolean {
  if (isSurelyName(name)) return true
  const words = name.split(' ')
  const isAsLong = words.length >= WORDS_OF_A_NAME.from && words.length <= WORDS_OF_A_NAME.to
  return isAsLong && words.every((word) => /^[\p{L}\p{M}'’.-]+$/u.test(word) && !TALK.has(word.toLowerCase()))
}

/** Whether words beside a phone are talk: "sai rồi, số đúng là …". */
export function isTalk(name: string): boolean {
  return SURE_TALK.test(name)
}

/** Whether words say where somebody lives: a number, a word of streets, or a name of a place. */
export function readsAsAddress(address: string): boolean {
  if (/\d/.test(address) || STREET_WORD.test(address)) return true
  const words = address.split(/[\s,]+/).filter((word) => fold(word) !== '')
  return words.length > 1 && words.every(hasCapital)
}

function hasCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word) || /^\p{Lo}/u.test(word)
}
