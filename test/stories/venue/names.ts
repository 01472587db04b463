import { seededNumbers } from '../../bot/qr/seeded.ts'

/** Somebody who comes to the market. */
export type Somebody = { readonly name: string; readonly phone: string; readonly birthYear: number }

const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Dương', 'Phan']
const MIDDLES = ['Thị', 'Văn', 'Đức', 'Thanh', 'Minh', 'Ngọc', 'Hữu', 'Thuỳ', 'Quang', 'Kim']
const GIVEN = [
  'An',
  'Bình',
  'Chi',
  'Dung',
  'Giang',
  'Hà',
  'Hạnh',
  'Hiền',
  'Khoa',
  'Lan',
  'Long',
  'Mai',
  'Nga',
]
const MORE_GIVEN = [
  'Nhung',
  'Oanh',
  'Phúc',
  'Quân',
  'Sơn',
  'Tâm',
  'Thảo',
  'Trang',
  'Tú',
  'Uyên',
  'Việt',
  'Yến',
]

/** The first of the numbers that the market's people have; each next one is so much higher. */
const FIRST_PHONE = 981_200_017
const PHONE_STEP = 1_013
const OLDEST_BORN = 1944
const BIRTH_YEARS = 60

/** Those who come with a phone, and those whose papers are photographed. */
export const SEEDS = { crowd: 1, papers: 2 } as const

/** People one after the other, the same every time, no two with one number. */
export function* people(seed: number): Generator<Somebody, never> {
  const random = seededNumbers(seed)
  const oneOf = (words: readonly string[]) => words[Math.floor(random() * words.length)] ?? ''
  for (let number = 0; ; number++) {
    yield {
      name: `${oneOf(SURNAMES)} ${oneOf(MIDDLES)} ${oneOf([...GIVEN, ...MORE_GIVEN])}`,
      phone: `0${FIRST_PHONE + seed * 1_000_000 + number * PHONE_STEP}`,
      birthYear: OLDEST_BORN + Math.floor(random() * BIRTH_YEARS),
    }
  }
}
