import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import type { Database } from '../../../db/connect.ts'
import { askNotices, decideNotices } from '../../../db/exposureNotices.ts'
import { open, seal } from '../../../db/seal.ts'
import { createSignal } from '../../../server/inbox/signal.ts'
import { sendExposureNotices } from '../../../server/workers/exposureNotices.ts'
import { EDITION, NGO_QUYEN } from '../../flows/world/city.ts'
import { BEGINNING, type Ground, newGround } from '../../flows/world/ground.ts'
import { type Case, exposed, official, openCase, readsOf } from '../routes/support/tracePages.ts'

const MINUTE = 60_000

let ground: Ground
let one: Case
let people: number[]
let leadId: number

beforeAll(async () => {
  ground = await newGround(4)
})
beforeEach(async () => {
  await ground.clear('web')
  one = await openCase(ground, BEGINNING)
  leadId = (await official(ground, 'lead')).personId
  people = await exposed(
    ground,
    BEGINNING,
    { name: 'Ngô Bảo Trâm', phone: '+84987654321' },
    { name: 'Lý Gia Hân', phone: '+84987654322' },
    { name: 'Phạm Văn Minh', phone: '+84987654323' },
  )
  await askNotices(ground.database, one.trace.id, BEGINNING)
})
afterAll(() => ground?.close())

const later = (minutes: number) => new Date(BEGINNING.getTime() + minutes * MINUTE)
const decide = (approves: boolean, by = leadId, minutes = 0) =>
  decideNotices(ground.database, one.trace.id, { by, approves, now: later(minutes) })
const parts = (database: Database = ground.database) => ({
  database,
  city: ground.city,
  outbox: createSignal(),
  log: pino({ level: 'silent' }),
  saidAtOnce: 2,
})
const look = (minutes: number) => sendExposureNotices(parts(), later(minutes))

/** What waits in the chats of whom, in order: the exposed by their number, whose case it is as 'tracer'. */
async function saidInFull(): Promise<[number | string, string][]> {
  const { client, keys } = ground.database
  const rows = await client<{ person: number; body: Uint8Array }[]>`
    select c.person_id::int as person, o.body_sealed as body from outbox o join chats c on c.id = o.chat_id
     order by o.class, o.id`
  return rows.map(({ person, body }) => [
    person === one.tracerId ? 'tracer' : person,
    open<OutgoingMessage>(keys, 'outbox', body).text,
  ])
}
/** The same by their first lines. */
async function said(): Promise<[number | string, string][]> {
  return (await saidInFull()).map(([whom, text]) => [whom, text.split('\n')[0] ?? ''])
}
const TOLD =
  'Ngành y tế Hải Phòng báo tin: Anh/Chị đã có mặt cùng lúc với một người đang được theo dõi dịch bệnh, tại:'
const everybody = () => people.map((id) => [id, TOLD])
const toldPersons = async () => (await said()).filter(([, text]) => text === TOLD).map(([id]) => id)
async function toCall(): Promise<number[]> {
  const rows = await ground.database.client<{ person: number }[]>`
    select person_id::int as person from exposure_notices where call_since is not null order by 1`
  return rows.map(({ person }) => person)
}
/** What the deliverers note of the messages of these persons. */
async function delivered(outcome: string, ...persons: number[]): Promise<void> {
  await ground.database.client`
    update outbox set done_at = ${later(1).toISOString()}, outcome = ${outcome}
     where chat_id in (select id from chats where person_id = any(${persons}::bigint[]))`
}

describe('the yes', () => {
  test('counts once, is the second official’s, and nothing goes out without it', async () => {
    await look(0)
    expect(await decide(true, one.tracerId)).toBe(false)
    expect(await decide(false)).toBe(true)
    expect(await decide(true)).toBe(false)
    await look(0)
    expect(await said()).toEqual([])
    const ask = (minutes: number) => askNotices(ground.database, one.trace.id, later(minutes))
    expect(await ask(29)).toBe(false)
    expect(await ask(30)).toBe(true)
    const yes = () => decide(true, leadId, 31)
    expect(await Promise.all([yes(), yes()])).toEqual(expect.arrayContaining([true, false]))
    expect(await ask(60)).toBe(false)
    await look(31)
    expect(await said()).toEqual(everybody())
    // For whoever comes to be known later it is asked and decided anew.
    expect(await ask(61)).toBe(true)
    expect(await decide(true, leadId, 62)).toBe(true)
  })
})

describe('the notices', () => {
  test('go out once each, however many processes look at the same moment, and are noted as read', async () => {
    await decide(true)
    await Promise.all([0, 0, 0].map(look))
    await look(1)
    expect((await toldPersons()).toSorted()).toEqual(people.toSorted())
    expect((await readsOf(ground)).toSorted()).toEqual(people.map((id) => `notice ${id}`).toSorted())
  })

  test('are made wholly or not at all, and go on where a killed process stopped', async () => {
    await decide(true)
    await sendExposureNotices(parts(dyingAt(1)), BEGINNING)
    expect(await ground.database.client`select 1 from exposure_notices`).toHaveLength(0)
    await sendExposureNotices(parts(dyingAt(3)), BEGINNING)
    expect(await toldPersons()).toEqual(people.slice(0, 2))
    await look(0)
    expect(await said()).toEqual(everybody())
  })

  test('are made up for after however long, though the answers of one can’t be opened', async () => {
    await decide(true)
    await ground.database.client`
      insert into declarations (person_id, template, answers_sealed, risk, edition, unit_code, legal_basis, declared_at,
                                valid_until, kept_until)
      values (${people[0] ?? 0}, 'national2021', '\\x00', false, ${EDITION}, ${NGO_QUYEN}, 'consent', now(), now(), now())`
    await look(9 * 24 * 60)
    expect(await said()).toEqual(everybody())
  })

  test('go, after another yes, to whoever came to be known since and to nobody twice', async () => {
    await decide(true)
    await look(1)
    const [late = 0] = await exposed(ground, BEGINNING, { name: 'Đinh Thị Lan', phone: '+84987654324' })
    await look(2)
    expect(await toldPersons()).toEqual(people)
    expect(await askNotices(ground.database, one.trace.id, later(40))).toBe(true)
    await look(40)
    expect(await toldPersons()).toEqual(people)
    expect(
      await decideNotices(ground.database, one.trace.id, { by: leadId, approves: true, now: later(41) }),
    ).toBe(true)
    await look(41)
    await look(42)
    expect(await toldPersons()).toEqual([...people, late])
  })

  test('say where and when, never who, and whom to ask', async () => {
    const answers = Buffer.from(seal(ground.database.keys, 'answers', {}))
    await ground.database.client`
      insert into declarations (person_id, template, answers_sealed, risk, edition, unit_code, legal_basis, declared_at,
                                valid_until, kept_until)
      values (${people[0] ?? 0}, 'national2021', ${answers}, false, ${EDITION}, ${NGO_QUYEN}, 'consent', now(), now(), now())`
    await ground.database
      .client`update visits set ended_by = 'usual stay' where person_id = ${people[0] ?? 0}`
    await decide(true)
    await look(0)
    const whole = (await saidInFull()).find(([whom]) => whom === people[0])?.[1]
    expect(whole).toBe(
      [
        TOLD,
        '• Chợ Ga, phường Ngô Quyền: ngày 24/11/2025, 10:05–10:15 (ước tính)',
        '',
        'Đây là tiếp xúc, chưa phải là mắc bệnh. Cần theo dõi sức khoẻ đến hết ngày 08/12/2025, tránh nơi đông người, và khai báo y tế hôm nay bằng nút dưới đây.',
        'Nếu sốt, ho, khó thở hoặc cần hỏi thì gọi trạm y tế phường Ngô Quyền: 0225 383 6111.',
      ].join('\n'),
    )
  })

  test('reach a child through who carries them, and whoever has no chat is called, of which the tracer hears once', async () => {
    const [holder = 0, child = 0, blocked = 0] = people
    const { client } = ground.database
    await client`delete from chats where person_id = ${child}`
    await client`insert into family (member_id, holder_id, relation) values (${child}, ${holder}, 'child')`
    await client`update chats set unreachable_at = now() where person_id = ${blocked}`
    await decide(true)
    await look(0)
    await look(1)
    expect(await said()).toEqual([
      ['tracer', 'Vụ việc HP-2025-117: 1 người cần gọi điện, vì tin nhắn không đến được.'],
      [holder, TOLD],
      [holder, expect.stringContaining('báo tin về Lý Gia H., người Anh/Chị khai hộ')],
    ])
    expect(await toCall()).toEqual([blocked])
  })

  test('that have not arrived within two hours become calls, once; one that arrives later is noted', async () => {
    await decide(true)
    await look(0)
    const [arrived = 0, refused = 0, parked = 0] = people
    await delivered('sent', arrived)
    await delivered('unreachable', refused)
    await look(119)
    expect(await toCall()).toEqual([])
    await Promise.all([120, 120].map(look))
    await look(121)
    expect(await toCall()).toEqual([refused, parked])
    expect((await said()).filter(([whom]) => whom === 'tracer')).toEqual([
      ['tracer', 'Vụ việc HP-2025-117: 2 người cần gọi điện, vì tin nhắn không đến được.'],
    ])
    await delivered('sent', parked)
    await look(180)
    const rows = await ground.database.client<{ person: number }[]>`
      select person_id::int as person from exposure_notices where delivered_at is not null order by 1`
    expect(rows.map(({ person }) => person)).toEqual([arrived, parked])
    expect(await toCall()).toEqual([refused, parked])
  })
})

/** A database whose process dies before its transaction of that number ends. */
function dyingAt(number: number): Database {
  let begun = 0
  const { transaction } = ground.database
  return {
    ...ground.database,
    transaction: (work) =>
      transaction(async (store) => {
        begun += 1
        const result = await work(store)
        if (begun === number) throw new Error('killed')
        return result
      }),
  }
}
