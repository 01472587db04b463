import { cityDay, clock } from '../../../bot/core/cityTime.ts'
import type { Profile } from '../../../bot/core/person.ts'
import { personUrl } from '../../../bot/qr/ownUrl.ts'
import { makeToken } from '../../../bot/qr/token.ts'
import { recordDeclaration } from '../../../db/declarations.ts'
import { profilesOf } from '../../../db/people.ts'
import { replaceChatCode } from '../../../db/personCodes.ts'
import { seededBytes } from '../../bot/qr/seeded.ts'
import { BASE, EDITION, NGO_QUYEN, ZONE } from './city.ts'
import { type Deeds, personCalled } from './deeds/deed.ts'
import type { World } from './world.ts'

/** What people at a door show who have no chat here, as their codes say it. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'CCCD của ông Minh': '031060004321||Phạm Hữu Minh|12031960|Nam|8 Lạch Tray, Ngô Quyền, Hải Phòng|01012022',
  'CCCD của bà Lan': '031185001234|031234567|Lê Thị Lan|15061985|Nữ|5 Cầu Đất, Ngô Quyền, Hải Phòng|01012022',
  'CCCD của anh Tuấn': '031092007777||Đỗ Anh Tuấn|02021992|Nam|2 Lê Lợi, Hải Phòng|01012022',
  'mã quốc gia của bà Lan': '031185001234|LE THI LAN|1985-06-15|0|202109111234567890|0<2<<0912345600<',
  'mã quốc gia của Ngọc': '031185001234|TRAN THI BICH NGOC|1985-06-15|0|202109111234567891|0<2<<0912345679<',
  'CCCD sai ngày': '031185001234||Trần Thị Bích Ngọc|31021985|Nữ|5 Cầu Đất, Hải Phòng|01012022',
  'mã quốc gia che hết': '******1234|***|****|0|202109119999999998|0<0<<<',
  'mã quốc gia che tên': '******1234|LE THI ***|1985-**-**|0|202109119999999999|0<2<<<',
}

/** Photos of people's codes: our own by whose it is, or by its token; documents by what they are called. */
export function textsOfPerson(name: string): string[] | undefined {
  const known = DOCUMENTS[name] ?? cardNumbered(name)
  if (known !== undefined) return [known]
  const [, holder] = /^mã QR của (.+)$/u.exec(name) ?? []
  if (holder !== undefined) return [personUrl(BASE, tokenOf(holder))]
  const [, token] = /^thẻ (\w{26})$/u.exec(name) ?? []
  return token === undefined ? undefined : [personUrl(BASE, token)]
}

/** `CCCD thứ 7`: any number of men who were born in 1970 and on. */
function cardNumbered(name: string): string | undefined {
  const [, number] = /^CCCD thứ (\d+)$/u.exec(name) ?? []
  if (number === undefined) return undefined
  const year = String(70 + Number(number)).slice(-2)
  const called = ['An', 'Bình', 'Cường', 'Dũng', 'Giang', 'Hải', 'Khánh', 'Long', 'Nam', 'Phúc'][
    Number(number) % 10
  ]
  return `0310${year}${number.padStart(6, '0')}||Trần Văn ${called}|0101${1900 + Number(year)}|Nam|1 Lạch Tray|01012022`
}

/** A person's QR is drawn from their name, so that it is the same in every transcript. */
function tokenOf(name: string): string {
  return makeToken(
    seededBytes([...name].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 7) % 65_521),
  )
}

/** The card that somebody was sent last: its token, or the code under it. */
export function cardOf(world: World, name: string, what: 'token' | 'code'): string {
  const cards = (world.heard.get(name) ?? []).flatMap(({ attachment }) =>
    attachment?.kind === 'cardSheetPdf' ? attachment.cards : [],
  )
  const card = cards.at(-1)
  if (!card) throw new Error(`${name} has no card`)
  return what === 'code' ? card.code : card.url.slice(-26)
}

async function hasCode(world: World, name: string): Promise<void> {
  const personId = await personCalled(world, name)
  await replaceChatCode(world.database, personId, tokenOf(name), world.now)
}

async function hasDeclared(world: World, name: string, hours: string): Promise<void> {
  const { database, now } = world
  const validUntil = new Date(now.getTime() + Number(hours) * 3_600_000)
  await recordDeclaration(database, {
    personId: await personCalled(world, name),
    template: 'national2021',
    answers: {},
    risk: false,
    edition: EDITION,
    unitCode: NGO_QUYEN,
    legalBasis: 'consent',
    declaredAt: now,
    validUntil,
    keptUntil: validUntil,
    counted: { unitCode: NGO_QUYEN, day: cityDay(now, ZONE), figures: { all: 1 } },
  })
}

async function isOnlyOut({ database }: World, place: string): Promise<void> {
  await database.client`
    update gates set direction = 'out' where venue_id = (select id from venues where name = ${place})`
}

/** What people at a door bring. */
export const DOOR_DEEDS: Deeds = [
  [/^(.+) có mã QR$/u, hasCode],
  [/^(.+) có tờ khai (\d+) giờ$/u, hasDeclared],
  [/^cửa của (.+) chỉ còn lối ra$/u, isOnlyOut],
]

type Row = {
  readonly person: number | null
  readonly chat: number | null
  readonly venue: string
  readonly started: string
  readonly ended: string | null
  readonly by: string
  readonly ended_by: string | null
  readonly companions: number
  readonly scanner: number | null
  readonly inferred: boolean
  readonly open: boolean
}

/** Every visit, also of people who have no chat: by whom it was recorded, and whether its start was seen. */
export async function passages({ database, nameOf }: World): Promise<string[]> {
  const rows = await database.client<Row[]>`
    select v.person_id as person, c.id as chat, n.name as venue, v.started_at as started, v.ended_at as ended,
           v.recorded_by as by, v.ended_by, v.companions, s.id as scanner, v.start_inferred as inferred,
           exists (select 1 from open_visits o where o.visit_id = v.id) as open
      from visits v join venues n on n.id = v.venue_id left join chats c on c.person_id = v.person_id
      left join chats s on s.person_id = v.scanned_by order by v.started_at, v.id`
  const people = await profilesOf<Profile>(
    database,
    rows.map(({ person }) => Number(person)),
  )
  return rows.map((row) => {
    const { name, phone, birth, address } = people.get(Number(row.person)) ?? {}
    const who =
      row.chat === null
        ? [name ?? 'no name', phone, birth, address].filter(Boolean).join(' ')
        : nameOf(Number(row.chat))
    const until = row.ended ? `${clock(new Date(row.ended), ZONE)} by ${row.ended_by}` : 'open'
    const group = row.companions > 0 ? ` +${row.companions}` : ''
    const scanner = row.scanner === null ? '' : ` by ${nameOf(Number(row.scanner))}`
    const doubt = row.open === (row.ended === null) ? '' : ', BUT open_visits differs'
    const from = row.inferred ? 'not seen coming' : clock(new Date(row.started), ZONE)
    return `${who}${group}: ${from} to ${until}, ${row.venue}, ${row.by}${scanner}${doubt}`
  })
}

/** What is counted of each place: who is inside, and how many came and left. */
export async function counts({ database }: World): Promise<string[]> {
  const rows = await database.client<{ venue: string; inside: number; ins: number; outs: number }[]>`
    select v.name as venue, coalesce(h.ins, 0) as ins, coalesce(h.outs, 0) as outs,
           (select coalesce(sum(1 + companions), 0)::int from open_visits o where o.venue_id = v.id) as inside
      from venues v left join (
        select venue_id, sum(ins)::int as ins, sum(outs)::int as outs from venue_hours group by 1) h on h.venue_id = v.id
     order by v.id`
  return rows
    .filter(({ inside, ins, outs }) => inside + ins + outs > 0)
    .map(({ venue, inside, ins, outs }) => `${venue}: ${inside} inside, ${ins} in, ${outs} out`)
}
