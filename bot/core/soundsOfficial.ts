import { foldedWords } from './fold.ts'
import { inLatinLetters } from './lookAlikes.ts'

/** What offices of the state and this service itself are called by, folded. A health station may well be a venue: only told of. */
const NAMES = [
  'bo y te',
  'so y te',
  'cuc y te',
  'cong an',
  'canh sat',
  'ubnd',
  'uy ban nhan dan',
  'chinh phu',
  'ban chi dao',
  'quan doi',
  'bo doi',
  'toa an',
  'vien kiem sat',
  'kiem soat benh tat',
  'cdc',
  'khai bao',
  'truy vet',
  'pc covid',
  'bluezone',
  'vneid',
] as const

/** Whether a venue's name sounds as if the state or this service stood behind it, also written in one word: "khaibao". */
export function soundsOfficial(name: string): boolean {
  const words = foldedWords(inLatinLetters(name))
  const [apart, together] = [` ${words.join(' ')} `, words.map((word) => ` ${word} `).join('')]
  return NAMES.some((one) => apart.includes(` ${one} `) || together.includes(` ${one.replaceAll(' ', '')} `))
}
