import { people, SEEDS } from './names.ts'

/** More than come, of each of the two sorts. */
const MANY = 250

/** What people of the script tell of themselves or of others. */
const IN_SCRIPT = [
  ...['Vũ Đình Bình', '912000111', 'Đoàn Thị Năm', '934567890', 'Lương Thị Hường', '912345670'],
  ...['Đào Văn Tư', '912345611', 'Phan Văn Đông', '936111222', 'Trần Thị Thu', '936111333'],
  ...['Ngô Văn Tài', '936111444', 'Đỗ Văn Chiến', '977200301', 'Bùi Thị Là', '977200302', 'Phạm Văn Bảy'],
  ...['Vũ Thị Xoan', '977200304', 'Hoàng Văn Lực', '977200305', 'Nguyễn Thị Mận', 'Trần Văn Cả', '977200307'],
  ...['Lê Thị Út', '977200308', 'Trần Đình Toàn', '936111555'],
]

/** Full names, and phones without their 0, of everybody who comes to the market. */
export function toldInAll(): readonly string[] {
  return [...IN_SCRIPT, ...toldBy(SEEDS.crowd), ...toldBy(SEEDS.papers)]
}

function toldBy(seed: number): string[] {
  const somebody = people(seed)
  return Array.from({ length: MANY }, () => somebody.next().value).flatMap(({ name, phone }) => [
    name,
    phone.slice(1),
  ])
}
