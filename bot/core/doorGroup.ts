import { take } from './doorText.ts'

/** How many come with somebody; `unclear` when a line speaks of others whom we did not count. */
export type GroupTaken = { readonly companions: number; readonly unclear: boolean; readonly rest: string }

const NUMBER_WORDS = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']
const NUMBER = '(?<![\\p{L}\\d/.])(\\d{1,6})(?!\\d)'
const WITH =
  '(?:đi cùng|di cung|cùng với|cùng|cung|và|va|với|voi|kèm theo|kèm|dắt theo|dắt|dẫn theo|thêm|them|with|and|plus)'
const HEADS =
  '(?:người(?: lớn| nhà)?|nguoi|ng(?=\\s*(?:[|,;)]|$))|khách(?! sạn)|people|persons?|adults?)(?!\\p{L})'
const KIN =
  '(?:con(?: nhỏ| gái| trai)?|cháu(?: nhỏ)?|chau|em bé|em nhỏ|bé|trẻ(?: em| nhỏ)?|tre em|đứa(?: nhỏ| con)?|bạn|đồng nghiệp|kids?|child(?:ren)?|sons?|daughters?|bab(?:y|ies)|friends?|colleagues?|others|more)(?!\\p{L})'
const TOGETHER =
  '(?:mẹ con|me con|bố con|bo con|cha con|ba con|vợ chồng|vo chong|ông cháu|bà cháu|chị em|anh em)(?!\\p{L})'
const ALSO = '(?:\\s+(?:đi cùng|di cung|đi theo|nữa|nua|khác|khac|more|others)(?!\\p{L}))'
const LAST = '(?=\\s*(?:[|,;)]|$))'
const ONE_KIN =
  '(?:vợ|vo|chồng|chong|con(?: gái| trai)?|cháu|chau|mẹ|me|bố|má|cha|bạn|em bé|wife|husband|son|daughter|mother|father|child|kid|baby|friend)'

/** What adds to somebody, and what counts them in. */
const PATTERNS: readonly { readonly pattern: RegExp; readonly counts: 'others' | 'all' | 'one' }[] = [
  {
    pattern: new RegExp(`(?:^|[\\s,;(|])\\+\\s?(\\d{1,6})(?!\\d)(?:\\s*(?:${HEADS}|${KIN}))?\\)?`, 'iu'),
    counts: 'others',
  },
  {
    pattern: new RegExp(
      `(?<!\\p{L})${WITH}\\s+${NUMBER}(?:\\s*(?:${HEADS}|${KIN})${ALSO}?|(?<=\\d)${LAST})`,
      'iu',
    ),
    counts: 'others',
  },
  // "Sáu Bé" is a name, so that numbers in words count in small letters and behind such a word only.
  {
    pattern: new RegExp(
      `(?<!\\p{L})${WITH}\\s+(${NUMBER_WORDS.join('|')})\\s+(?:${HEADS}|${KIN})${ALSO}?`,
      'u',
    ),
    counts: 'others',
  },
  { pattern: new RegExp(`${NUMBER}\\s*(?:${HEADS}|${KIN})${ALSO}`, 'iu'), counts: 'others' },
  {
    pattern: new RegExp(
      `(?:(?:cả nhà|cả gia đình|gia đình|tất cả|tổng cộng|nhóm|đoàn|all)\\s+)?${NUMBER}\\s*(?:${HEADS}|${TOGETHER})`,
      'iu',
    ),
    counts: 'all',
  },
  { pattern: new RegExp(`(?<!\\p{L})(?:family|group|party) of ${NUMBER}`, 'iu'), counts: 'all' },
  { pattern: new RegExp(`${NUMBER}\\s*${KIN}`, 'iu'), counts: 'others' },
  {
    pattern: new RegExp(
      `(?<!\\p{L})${WITH}\\s+(?:(?:his|her|my|a)\\s+)?${ONE_KIN}(?=\\s*(?:[|,;()]|$)|\\s+${WITH}\\s)`,
      'u',
    ),
    counts: 'one',
  },
]

/** Others of whom we did not understand how many they are: "và gia đình", "cả nhà", "x3", a number alone at the end. */
const UNCOUNTED =
  /(?<!\p{L})(?:và|cùng|với|kèm|dắt|with|and|cả nhà|cả đoàn|cả gia đình)(?!\p{L})[^|,;]*|(?<![\p{L}\d/.])\d{1,4}\s*(?:người|nguoi|ng|trẻ|đứa|con|cháu|people|kids)(?!\p{L})|(?<=\s)x\s?\d{1,4}(?=\s*(?:[|,;]|$))|(?<=[|,;]\s*)\d{1,3}(?=[\s|]*$)/u

/** Takes out of a line how many come along, in the words people write: "3 người" are all, "và 2 con" come besides. */
export function takeGroup(text: string): GroupTaken {
  const counted = { others: 0, all: 0 }
  let rest = text
  for (const { pattern, counts } of PATTERNS) {
    for (let next = take(rest, pattern); next.found; next = take(rest, pattern)) {
      rest = next.rest
      if (counts === 'all') counted.all = Math.max(counted.all, numberOf(next.found[1]))
      else counted.others += counts === 'one' ? 1 : numberOf(next.found[1])
    }
  }
  const left = take(rest, UNCOUNTED)
  return {
    companions: Math.max(counted.others, counted.all - 1),
    unclear: left.found !== undefined,
    rest: left.rest,
  }
}

function numberOf(written = ''): number {
  const word = NUMBER_WORDS.indexOf(written.toLowerCase())
  return word >= 0 ? word + 1 : Number(written)
}
