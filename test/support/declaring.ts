import type { FormState } from '../../bot/core/form/form.ts'
import type { Language } from '../../locales/catalogue.ts'
import type { Saying, Sayings } from './ways.ts'

/** What the people say who are asked the declaration of 2021 in few messages, in every sort that costs another question. */
export function sayingsIn(language: Language): Sayings {
  const asked = language === 'vi' ? VIETNAMESE : ENGLISH
  return (state, last) => {
    const stand = last?.leavesOut === 'province' && !state.draft ? 'unit, unknown' : standOf(state)
    const sayings = asked[stand]
    if (!sayings) throw new Error(`nobody knows what to say to ${stand}`)
    return sayings
  }
}

/** The question, and of the address what is known of it by now. */
function standOf({ asked = '', draft, answers }: FormState): string {
  if (draft?.options) return `${asked}, look-alikes`
  if (draft?.elsewhere) return draft.province ? `${asked}, in a province` : `${asked}, elsewhere`
  const isAlone = asked === 'since' && !answers.checks?.toString().includes('travel')
  return isAlone || (asked === 'since' && Object.hasOwn(answers, 'places')) ? `${asked}, alone` : asked
}

const VIETNAMESE: Readonly<Record<string, readonly Saying[]>> = {
  name: [{ says: 'trần thị bích ngọc 1958' }, { says: 'trần thị bích ngọc', leavesOut: 'birth' }],
  birth: [{ says: '1958' }],
  sex: [{ says: '[Nữ]' }],
  unit: [
    { says: '12 Lạch Tray, phường Ngô Quyền' },
    { says: 'ngô quyền', leavesOut: 'street' },
    { says: 'thôn 2 xã cam giang' },
    { says: 'cam giang', leavesOut: 'street' },
    { says: '12 Lê Lợi, phường Hồng Gai, Quảng Ninh' },
    { says: 'phường hồng gai quảng ninh', leavesOut: 'street' },
    { says: 'Quảng Ninh', leavesOut: 'place' },
    { says: 'phường Hồng Gai', leavesOut: 'province' },
    { says: '[Nơi khác]' },
  ],
  'unit, look-alikes': [{ says: '[Xã Cẩm Giàng]' }, { says: '[Nơi khác]', leavesOut: 'province' }],
  'unit, unknown': [{ says: '12 Lê Lợi, phường Hồng Gai, Quảng Ninh' }, { says: '[Nơi khác]' }],
  'unit, elsewhere': [
    { says: '12 Lê Lợi, phường Hồng Gai, Quảng Ninh' },
    { says: 'Hồng Gai, Quảng Ninh', leavesOut: 'street' },
    { says: 'Quảng Ninh', leavesOut: 'place' },
  ],
  'unit, in a province': [{ says: '12 Lê Lợi, phường Hồng Gai' }, { says: 'Hồng Gai', leavesOut: 'street' }],
  street: [{ says: '12 Lê Lợi' }],
  phone: [{ says: '0912 345 679' }],
  checks: [{ says: '[Không có điều nào]' }, { says: '1 2' }, { says: '10' }, { says: '1 7 10' }],
  since: [
    { says: 'hôm qua, Hà Nội' },
    { says: 'hôm qua', leavesOut: 'places' },
    { says: 'Hà Nội', leavesOut: 'since' },
  ],
  'since, alone': [{ says: '[Hôm qua]' }],
  places: [{ says: 'Hà Nội' }],
  review: [{ says: '[Gửi]' }],
}

const ENGLISH: Readonly<Record<string, readonly Saying[]>> = {
  name: [
    { says: 'John McEnroe, 16 February 1959, United States' },
    { says: 'John McEnroe, 1959', leavesOut: 'nationality' },
  ],
  birth: [{ says: '1959' }],
  sex: [{ says: '[Male]' }],
  nationality: [{ says: 'United States' }],
  unit: [
    { says: '1 Cau Dat, Ngo Quyen ward' },
    { says: 'Ngo Quyen', leavesOut: 'street' },
    { says: '2 Main Street, Cam Giang' },
    { says: 'Cam Giang', leavesOut: 'street' },
    { says: '9 Hang Bac, Hoan Kiem, Hanoi, Vietnam' },
    { says: 'Hoan Kiem ward, Ha Noi City', leavesOut: 'street' },
    { says: 'Hanoi', leavesOut: 'place' },
    { says: 'Hoan Kiem ward', leavesOut: 'province' },
    { says: '[Elsewhere]' },
  ],
  'unit, look-alikes': [{ says: '[Xã Cẩm Giàng]' }, { says: '[Elsewhere]', leavesOut: 'province' }],
  'unit, unknown': [{ says: '9 Hang Bac, Hoan Kiem ward, Hanoi' }, { says: '[Elsewhere]' }],
  'unit, elsewhere': [
    { says: '9 Hang Bac, Hoan Kiem ward, Hanoi' },
    { says: 'Hoan Kiem, Hanoi', leavesOut: 'street' },
    { says: 'Hanoi', leavesOut: 'place' },
  ],
  'unit, in a province': [{ says: '9 Hang Bac, Hoan Kiem' }, { says: 'Hoan Kiem', leavesOut: 'street' }],
  street: [{ says: '9 Hang Bac' }],
  phone: [{ says: '+447911123456' }],
  checks: [{ says: '[None of these]' }, { says: '1 2' }, { says: '10' }, { says: '1 7 10' }],
  since: [
    { says: 'yesterday, Hanoi' },
    { says: 'yesterday', leavesOut: 'places' },
    { says: 'Hanoi', leavesOut: 'since' },
  ],
  'since, alone': [{ says: '[Yesterday]' }],
  places: [{ says: 'Hanoi' }],
  review: [{ says: '[Send]' }],
}
