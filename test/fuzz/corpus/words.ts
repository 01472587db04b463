import { pressNames } from '../../../bot/flows/all.ts'
import { catalogues } from '../../../locales/catalogue.ts'
import type { Chance } from '../chance.ts'
import { mutateText, strangeText } from '../mutate/texts.ts'

/** Every word that starts something, in both languages: the catalogue's lists, parted by `|`. */
const COMMANDS = Object.values(catalogues)
  .flatMap((texts) => Object.values(texts))
  .filter((list) => list.includes('|') && !list.includes('{') && list.length < 200)
  .flatMap((list) => list.split('|'))

const ANSWERS: readonly string[] = [
  'đồng ý',
  'không',
  'có',
  'Trần Thị Bích Ngọc',
  '1985',
  '23/11/1985',
  'nữ',
  'con',
  'cả nhà',
  'việt nam',
  'bỏ qua',
  '5 Cầu Đất, ngô quyền',
  'Hồng Gai, Quảng Ninh',
  '0912345679',
  '+84 91 234 56 79',
  'sốt, ho',
  '1 3 5',
  'xong',
  'gửi',
  'sửa',
  'xoá',
  'huỷ',
  'tôi ra lúc 10 giờ',
  'ra hôm qua 9 giờ tối',
  'lịch sử hôm qua',
  'từ 1/11 đến 30/11',
  '7 ngày qua',
  '10h30',
  'Nhà hàng Hải Đăng',
]

/** What follows a command. */
const MORE: readonly string[] = [
  '',
  '',
  '',
  '7 ngày qua',
  'hôm qua',
  '10h30',
  '5',
  'Chợ Ga',
  '29/02/2025',
  '999999999',
]

const ARGUMENTS: readonly string[] = [
  '',
  '1',
  '2',
  '1.2',
  '999',
  'visits',
  'declaration',
  'on',
  'NaN',
  '-1',
  '1e9',
  '0x1',
  'abcd:name:x',
  "1' or 1=1",
  '99999999999999999999',
  '2147483648',
  '9007199254740993',
  'i.1.1.1.0.0',
  '1.micbjxvk',
  '1.micbjxvk.micbjxvk',
  'o.1.1.zzzzzzzz.zzzzzzzz.zzzzzzzz',
  'i.zzzzzzzzzz.zzzzzzzzzz.zzzzzzzzzz.zzzzzzzzzz.zzzzzzzzzz',
]

/** What somebody writes: a command, an answer to a question, or what no person writes. */
export function writtenText(chance: Chance): string {
  return chance.weighted<string>([
    [4, () => `/${chance.pick(COMMANDS).replaceAll(' ', '')} ${chance.pick(MORE)}`.trim()],
    [3, () => chance.pick(COMMANDS)],
    [4, () => chance.pick(ANSWERS)],
    [3, () => mutateText(chance, chance.pick([...ANSWERS, ...COMMANDS]))],
    [1, () => `${chance.pick(COMMANDS)} ${strangeText(chance)}`],
    [2, () => strangeText(chance)],
  ])
}

/** What a button sends, right in form as a rule; `isGroup` for those of groups. */
export function pressedData(chance: Chance, isGroup: boolean): string {
  const names = pressNames(isGroup ? 'group' : 'private')
  return chance.weighted<string>([
    [6, () => `${chance.pick(names)}:${chance.pick(ARGUMENTS)}`],
    [2, () => `${chance.pick(names)}:${chance.below(40)}`],
    [
      1,
      () =>
        `f:${chance.bytes(6).toString('base64url')}:${chance.pick(['name', 'birth', 'review', 'checks'])}:${chance.pick(['1', 'send', '_back'])}`,
    ],
    [2, () => mutateText(chance, `${chance.pick(names)}:${chance.pick(ARGUMENTS)}`)],
    [1, () => strangeText(chance)],
  ])
}
