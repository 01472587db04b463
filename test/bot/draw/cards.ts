import type { PersonalCard } from '../../../bot/draw/personalCard.ts'
import { makeCode } from '../../../bot/qr/code.ts'
import { personUrl } from '../../../bot/qr/ownUrl.ts'
import { makeToken } from '../../../bot/qr/token.ts'
import { sampleCard } from '../qr/samples.ts'
import { seededBytes } from '../qr/seeded.ts'

const NAMES = [
  'Trần Thị Bích N.',
  'NGUYỄN THỊ Ẩ.',
  'Đỗ Hoàng Nguyễn Phương Thảo Vy Khánh Linh T.',
  '김***',
  'N.',
]

/** Cards of so many people, each with a token and a code of its own; every third is for trial. */
export function manyCards(count: number): PersonalCard[] {
  const random = seededBytes(11)
  return Array.from({ length: count }, (_, i) =>
    sampleCard({
      url: personUrl('https://khaibao.haiphong.gov.vn', makeToken(random)),
      code: makeCode(random),
      maskedName: NAMES[i % NAMES.length] ?? '',
      trial: i % 3 === 2,
    }),
  )
}
