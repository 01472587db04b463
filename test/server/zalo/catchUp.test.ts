import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptFrom } from '../../../server/workers/acceptFrom.ts'
import { type CaughtUp, catchUp } from '../../../server/zalo/catchUp.ts'
import type { Person } from '../../emulators/zalo/people/person.ts'
import { eventually } from '../../support/eventually.ts'
import { openZaloHouse, POSTER, type Process, type ZaloHouse } from './support/zaloHouse.ts'

const MINUTE = 60_000
const RECENT = '/v2.0/oa/listrecentchat'
const CONVERSATION = '/v2.0/oa/conversation'
const MISSED = 'zalo webhook'

let house: ZaloHouse
let process: Process
let person: Person

beforeEach(async () => {
  house = await openZaloHouse()
  process = await house.open()
  person = house.zalo.user()
  await house.makeKnown(person)
})
afterEach(() => house.end())

const later = (minutes: number) => {
  house.now = new Date(house.now.getTime() + minutes * MINUTE)
}
function read(outage = false): Promise<CaughtUp> {
  const { database, zalo } = process
  const accept = acceptFrom(zalo.oaId, process.accept)
  const log = pino({ level: 'silent' })
  const stop = AbortSignal.timeout(20_000)
  return catchUp({ database, zalo, accept, log, now: () => house.now }, { outage, stop })
}
const listen = () => house.zalo.setWebhook(`${process.url}/webhooks/zalo`)
const deaf = () => house.zalo.setWebhook(undefined)
const inbox = async () => (await house.database.client`select 1 from inbox`).length
const calls = (path: string) => house.zalo.callsOf(path).length
async function settled(): Promise<void> {
  await house.zalo.waitForDelivery()
  await house.handled()
  await house.delivered()
}

describe('the first start', () => {
  it('reads nothing of what was said before', async () => {
    deaf()
    person.send('/trogiup')
    later(1)
    expect(await read()).toEqual({ missed: 0, deep: false })
    expect(await inbox()).toBe(0)
    expect(calls(CONVERSATION)).toBe(0)
  })
})

describe('a webhook that was away for an hour', () => {
  beforeEach(async () => {
    await read()
    later(5)
  })

  it('leaves nothing out and nothing twice: what came, what did not, of people and groups', async () => {
    const group = house.zalo.group({ name: 'Tổ dân phố', members: [person] })
    const strangers = Array.from({ length: 11 }, () => house.zalo.user())
    person.send('/trogiup')
    await settled()
    deaf()
    later(10)
    person.send(POSTER)
    for (const stranger of strangers) {
      stranger.send('Chào')
      stranger.send('/trogiup')
    }
    group.as(person).send('/trogiup')
    group.as(person).send('hôm nay họp nhé')
    later(50)
    const known = await inbox()
    expect(await read()).toEqual({ missed: 1 + 22 + 1, deep: true })
    await house.handled()
    expect(await inbox()).toBe(known + 24)
    expect(await house.visits()).toBe(1)
    const orders = await house.database.client<{ count: number }[]>`
      select count(*)::int as count from inbox a join inbox b on a.chat_id = b.chat_id and a.id < b.id and a.sent_at > b.sent_at`
    expect(orders[0]?.count).toBe(0)
    expect(await read(true)).toEqual({ missed: 0, deep: true })
    expect(await house.alarms()).toEqual([])
  })

  it('dates a visit when it was made, and Zalo’s own late event changes nothing', async () => {
    deaf()
    const sent = person.send(POSTER)
    const sentAt = house.now
    later(60)
    await read()
    listen()
    house.zalo.inject({
      event_name: 'user_send_text',
      sender: { id: person.id },
      recipient: { id: house.zalo.oaId },
      message: { text: POSTER, msg_id: sent.id },
      timestamp: String(sentAt.getTime()),
    })
    await settled()
    expect(await house.visits()).toBe(1)
    const [visit] = await house.database.client<{ started_at: string }[]>`select started_at from visits`
    expect(Math.abs(new Date(visit?.started_at ?? 0).getTime() - sentAt.getTime())).toBeLessThan(5 * MINUTE)
  })

  it('that was away for days brings nothing older than 48 hours', async () => {
    deaf()
    person.send('cũ')
    later(60)
    person.send('mới')
    later(47.5 * 60)
    expect(await read()).toEqual({ missed: 1, deep: true })
  })

  it('finds more groups than one page of them', async () => {
    const assets = Array.from({ length: 12 }, (_, number) =>
      house.zalo.group({ name: `Tổ ${number}`, members: [person] }),
    )
    await settled()
    deaf()
    for (const group of assets) group.as(person).send('/trogiup')
    later(30)
    expect(await read()).toEqual({ missed: 12, deep: true })
  })

  it('is read again from where it was when Zalo’s API failed', async () => {
    deaf()
    person.send('/trogiup')
    later(60)
    house.zalo.faults.serverErrorHtml(1, { on: [CONVERSATION] })
    await expect(read()).rejects.toThrow()
    expect(await read()).toEqual({ missed: 1, deep: true })
  })
})

describe('the routine', () => {
  beforeEach(async () => {
    await read()
    later(5)
  })

  it('looks into no conversation whose newest message is known, or ours', async () => {
    const other = house.zalo.user()
    for (const somebody of [person, other]) somebody.send('/trogiup')
    await settled()
    other.send('/trogiup')
    await eventually(async () => (await inbox()) === 3)
    later(5)
    const [lists, looks] = [calls(RECENT), calls(CONVERSATION)]
    expect(await read()).toEqual({ missed: 0, deep: false })
    expect([calls(RECENT) - lists, calls(CONVERSATION) - looks]).toEqual([1, 0])
  })

  it('looks where something is new, tells the operator, and ends the alarm when nothing is missing', async () => {
    const other = house.zalo.user()
    other.send('/trogiup')
    await settled()
    deaf()
    person.send('một')
    later(1)
    person.send('hai')
    listen()
    later(4)
    expect(await read()).toEqual({ missed: 2, deep: false })
    expect(calls(CONVERSATION)).toBe(1)
    expect(await house.alarms()).toEqual([MISSED])
    later(10)
    expect(await read()).toEqual({ missed: 0, deep: false })
    expect(await house.alarms()).toEqual([])
  })

  it('reads what is under way twice, and does it once', async () => {
    person.send(POSTER)
    await settled()
    later(10)
    await read()
    later(4)
    expect(await read(true)).toEqual({ missed: 0, deep: true })
    expect([await inbox(), await house.visits()]).toEqual([1, 1])
  })
})

describe('the upkeep', () => {
  it('renews a token of half its life, reads, and reads again at once what a slow database left out', async () => {
    await house.database.client`
      update oa_tokens set refreshed_at = refreshed_at - interval '13 hours', access_until = access_until - interval '13 hours'`
    process.startUpkeep()
    await eventually(() => house.zalo.refreshes === 1 && calls(RECENT) === 1)
    await house.database.client`alter table inbox rename to inbox_away`
    person.send(POSTER)
    await eventually(() => house.zalo.complaints.length === 1)
    await house.database.client`alter table inbox_away rename to inbox`
    await eventually(async () => {
      const rows = await house.database
        .client`select 1 from channel_facts where name = 'events were missed' and value = 'yes'`
      return rows.length === 1
    })
    const standby = await house.process()
    await process.end()
    house.now = new Date(house.now.getTime() + MINUTE)
    standby.startUpkeep()
    await eventually(async () => (await inbox()) === 1)
  })

  it('is done by one process at a time', async () => {
    const others = await Promise.all([house.process(), house.process()])
    for (const one of [process, ...others]) one.startUpkeep()
    await eventually(() => calls(RECENT) === 1)
    const rows = await house.database.client`select 1 from leases where name = 'zalo upkeep'`
    expect(rows).toHaveLength(1)
    await Promise.all(others.map((other) => other.end()))
    expect(calls(RECENT)).toBe(1)
  })

  it('tries again when Zalo fails, and loses no outage by it', async () => {
    await read()
    await house.database.client`
      insert into channel_facts (channel, name, value) values ('zalo', 'events were missed', 'yes')`
    house.zalo.faults.serverErrorHtml(1, { on: [RECENT] })
    process.startUpkeep()
    await eventually(async () => {
      const rows = await house.database.client`
        select 1 from channel_facts where name = 'events were missed' and value = 'yes'`
      return calls(RECENT) === 2 && rows.length === 1
    })
  })
})
