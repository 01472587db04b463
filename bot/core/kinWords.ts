import type { Relation } from './family.ts'
import { fold, foldExceptAccents } from './fold.ts'

/** What people call their family by, beside the words of the buttons, in the north and the south and in English. */
export const KIN_WORDS: Readonly<Record<Relation, readonly string[]>> = {
  mother: wordsOf('má|u|bu|bầm|mẹ đẻ|mẹ chồng|mẹ vợ|mẹ nuôi|mom|mum|mama|mother-in-law'),
  father: wordsOf('bố|cha|ba|thầy|tía|bố đẻ|bố chồng|bố vợ|ba chồng|ba vợ|bố nuôi|dad|papa|father-in-law'),
  wife: wordsOf('bà xã'),
  husband: wordsOf('ông xã'),
  child: wordsOf('con trai|con gái|con nuôi|con dâu|con rể|con nhỏ|em bé|son|daughter|kid|baby'),
  grandmother: wordsOf('bà nội|bà ngoại|bà cố|bà cụ|cụ bà|grandma|granny'),
  grandfather: wordsOf('ông nội|ông ngoại|ông cố|ông cụ|cụ ông|grandpa|granddad'),
  grandchild: wordsOf('cháu nội|cháu ngoại|cháu trai|cháu gái|grandson|granddaughter'),
  sibling: wordsOf('anh|chị|em|anh trai|chị gái|em trai|em gái|anh em|chị em|brother|sister'),
  other: wordsOf(
    'cô|chú|bác|bá|dì|dượng|cậu|mợ|thím|bạn|bạn bè|hàng xóm|họ hàng|uncle|aunt|friend|neighbour',
  ),
}

/** Single words for family that no Vietnamese is called by, so that alone they are no name; with their accents. */
const NO_NAMES = new Set(
  wordsOf('mẹ|má|bố|bà|ông|vợ|chồng|chị|cháu|thầy|tía|cô|chú|bác|dì|dượng|cậu|mợ|thím').map(
    foldExceptAccents,
  ),
)
const SINGLE = wordsOf(
  'mẹ|bố|cha|ba|má|vợ|chồng|con|bà|ông|cháu|mother|father|wife|husband|child|grandmother|grandfather',
)
const ALL = new Set([...Object.values(KIN_WORDS).flat(), ...SINGLE].map(fold))
const WHOSE = /^my | (?:cua )?(?:toi|minh)$/

/** Whether somebody was asked for a name and said who it is to them: "mẹ tôi", "con gái", "bà". */
export function isKinOnly(typed: string): boolean {
  const said = typed.replace(/[.,!]+$/, '').trim()
  const folded = fold(said)
  if (!folded.includes(' ')) return NO_NAMES.has(foldExceptAccents(said))
  return isKin(folded)
}

/** Whether the words are what somebody of the family is called by: "mẹ tôi". */
export function isKin(said: string): boolean {
  return ALL.has(fold(said).replace(WHOSE, ''))
}

function wordsOf(list: string): string[] {
  return list.split('|')
}
