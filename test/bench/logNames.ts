/**
 * Words of Vietnamese names and how frequent they are, in parts of a hundred thousand: surnames as they are counted, middle
 * words as one meets them, and behind them a tail of rare ones.
 */
export type Words = { readonly words: readonly string[]; readonly shares: readonly number[] }

const SURNAMES: Readonly<Record<string, number>> = {
  nguyen: 38_400,
  tran: 12_100,
  le: 9_500,
  pham: 7_000,
  hoang: 5_100,
  phan: 4_500,
  vu: 3_900,
  dang: 2_100,
  bui: 2_000,
  do: 1_400,
  ho: 1_300,
  ngo: 1_300,
  duong: 1_000,
  ly: 500,
}
const MIDDLES: Readonly<Record<string, number>> = {
  thi: 32_000,
  van: 22_000,
  thanh: 4_000,
  ngoc: 4_000,
  minh: 3_500,
  duc: 3_000,
  huu: 3_000,
  xuan: 2_500,
  quang: 2_500,
  kim: 2_000,
  hong: 2_000,
  bich: 1_500,
  thu: 1_500,
  dinh: 1_500,
  cong: 1_000,
  gia: 1_000,
  bao: 800,
}
const TAIL = ['khuc', 'quach', 'tong', 'ninh', 'doan', 'luong', 'cao', 'la', 'khong', 'tieu', 'van', 'ung']
const RARE_WORDS = 200

export const surnames = withTail(SURNAMES, 'h')
export const middles = withTail(MIDDLES, 'd')

/** What is left of a hundred thousand goes to rare words, each half as frequent as the tenth before it. */
function withTail(known: Readonly<Record<string, number>>, letter: string): Words {
  const rest = 100_000 - Object.values(known).reduce((sum, share) => sum + share, 0)
  const weights = Array.from({ length: RARE_WORDS }, (_, index) => 0.5 ** (index / 20))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const tail = weights.map(
    (weight, index) => [`${TAIL[index % TAIL.length]}${letter}${index}`, (weight / all) * rest] as const,
  )
  const pairs = [...Object.entries(known), ...tail]
  return { words: pairs.map(([word]) => word), shares: pairs.map(([, share]) => share) }
}

/** From which number between 0 and 1 on each word is drawn. */
export function thresholds({ shares }: Words): number[] {
  let below = 0
  return shares.map((share) => {
    const from = below / 100_000
    below += share
    return from
  })
}
