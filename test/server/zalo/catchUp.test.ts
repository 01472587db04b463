import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { erase } from '../../../db/erase.ts'
import { markMissed, missedEvents } from '../../../db/missedEvents.ts'
import { recentTallies } from '../../../db/tallies.ts'
import type { Accept } from '../../../server/inbox/accept.ts'
import { acceptFrom } from '../../../server/workers/acceptFrom.ts'
import { type CatchUpParts, type CaughtUp, catchUp } from '../../../server/zalo/catchUp.ts'
import { beat } from '../../../server/zalo/heartbeat.ts'
import { watchReading } from '../../../server/zalo/lastReading.ts'
import { createReadings } from '../../../server/zalo/readings.ts'
import type { Person } from '../../emulators/zalo/people/person.ts'
import { eventually } from '../../support/eventually.ts'
import { chatOf, openZaloHouse, POSTER, type Process, type ZaloHouse } from './support/zaloHouse.ts'

const MINUTE = 60_000
const RECENT = '/v2.0/oa/listrecentchat'
const CONVERSATION = '/v2.0/oa/conversation'
const GROUPS = '/v3.0/oa/group/getgroupsofoa'
const MISSED = 'zalo webhook'

let house: ZaloHouse
let process: Process
let person: Person
let personId: number

beforeEach(async () => {
  house = await openZaloHouse()
  process = await house.open()
  person = house.zalo.user()
  personId = await house.makeKnown(person)
})
afterEach(() => house.end())

const later = (minutes: number) => {
  house.now = new Date(house.now.getTime() + minutes * MINUTE)
}
type Changes = Partial<Pick<CatchUpParts, 'zalo' | 'accept' | 'limits'>> & { readonly stop?: AbortSignal }
async function read(outage = false, { stop, ...changes }: Changes = {}): Promise<CaughtUp> {
  if (outage) await markMissed(house.database, 'zalo', house.now)
  return catchUp(
    { ...partsOf(process), ...changes },
    {
      outage: await missedEvents(house.database, 'zalo'),
      stop: stop ?? AbortSignal.timeout(25_000),
    },
  )
}
function partsOf({ database, zalo, accept, counter }: Process): CatchUpParts {
  const log = pino({ level: 'silent' })
  return { database, zalo, accept: acceptFrom(zalo.oaId, accept), counter, log, now: () => house.now }
}
/** Accepts as always, after something has happened meanwhile. */
function acceptAfter(happens: () => unknown): Accept {
  const { accept } = partsOf(process)
  return async (...arrival) => {
    await happens()
    return accept(...arrival)
  }
}
const listen = () => house.zalo.setWebhook(`${process.url}/webhooks/zalo`)
const deaf = () => house.zalo.setWebhook(undefined)
const inbox = async () => (await house.database.client`select 1 from inbox`).length
async function tallies(): Promise<Readonly<Record<string, number>>> {
  await process.count()
  const rows = await recentTallies(house.database, 'zalo')
  return Object.fromEntries(
    rows.flatMap(({ what, count }) => (what.startsWith('history') ? [[what, count]] : [])),
  )
}
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
    expect(await read()).toEqual({ missed: 0, deep: false, finished: true })
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
    expect(await read()).toEqual({ missed: 1 + 22 + 1, deep: true, finished: true })
    await house.handled()
    expect(await inbox()).toBe(known + 24)
    expect(await house.visits()).toBe(1)
    const orders = await house.database.client<{ count: number }[]>`
      select count(*)::int as count from inbox a join inbox b on a.chat_id = b.chat_id and a.id < b.id and a.sent_at > b.sent_at`
    expect(orders[0]?.count).toBe(0)
    expect(await read(true)).toEqual({ missed: 0, deep: true, finished: true })
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

  it('that was away for days brings nothing older than 20 hours', async () => {
    deaf()
    person.send('cũ')
    later(60)
    person.send('mới')
    later(19.5 * 60)
    expect(await read()).toEqual({ missed: 1, deep: true, finished: true })
  })

  it('finds more groups than one page of them', async () => {
    const assets = Array.from({ length: 12 }, (_, number) =>
      house.zalo.group({ name: `Tổ ${number}`, members: [person] }),
    )
    await settled()
    deaf()
    for (const group of assets) group.as(person).send('/trogiup')
    later(30)
    expect(await read()).toEqual({ missed: 12, deep: true, finished: true })
  })

  it('is read again from where it was when Zalo’s API failed', async () => {
    deaf()
    person.send('/trogiup')
    later(60)
    house.zalo.faults.serverErrorHtml(3, { on: [CONVERSATION] })
    await expect(read()).rejects.toThrow()
    expect(await read()).toEqual({ missed: 1, deep: true, finished: true })
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
    expect(await read()).toEqual({ missed: 0, deep: false, finished: true })
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
    expect(await read()).toEqual({ missed: 2, deep: false, finished: true })
    expect(calls(CONVERSATION)).toBe(1)
    expect(await house.alarms()).toEqual([MISSED])
    later(10)
    expect(await read()).toEqual({ missed: 0, deep: false, finished: true })
    expect(await house.alarms()).toEqual([])
  })

  it('reads what is under way twice, and does it once', async () => {
    person.send(POSTER)
    await settled()
    later(10)
    await read()
    later(4)
    expect(await read(true)).toEqual({ missed: 0, deep: true, finished: true })
    expect([await inbox(), await house.visits()]).toEqual([1, 1])
  })
})

describe('the upkeep', () => {
  it('renews a token of half its life, reads, and reads again at once what a slow database left out', async () => {
    await house.database.client`
      update oa_tokens set refreshed_at = refreshed_at - interval '13 hours', access_until = access_until - interval '13 hours'`
    process.startUpkeep()
    await eventually(() => house.zalo.refreshes === 1 && calls(RECENT) >= 1)
    await house.asOwner('alter table inbox rename to inbox_away')
    person.send(POSTER)
    await eventually(() => house.zalo.complaints.length === 1)
    await house.asOwner('alter table inbox_away rename to inbox')
    await eventually(async () => (await missedEvents(house.database, 'zalo')) !== undefined)
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
    const rows = await house.database
      .client`select 1 from leases where name in ('zalo upkeep', 'zalo reading')`
    expect(rows).toHaveLength(2)
    await Promise.all(others.map((other) => other.end()))
    expect(calls(RECENT)).toBe(1)
  })

  it('goes on while a reading waits for Zalo', async () => {
    house.zalo.faults.hang(1, { on: [RECENT] })
    await house.database.client`
      insert into tallies (channel, what, hour, count, last_at)
      values ('zalo', 'bad signature', date_trunc('hour', clock_timestamp()), 3, clock_timestamp())`
    process.startUpkeep()
    await eventually(() => calls(RECENT) === 1)
    await eventually(async () => (await house.alarms()).includes('zalo signature'))
    expect(calls(RECENT)).toBe(1)
  })
})

describe('what Zalo refuses', () => {
  beforeEach(async () => {
    await read()
    later(5)
    deaf()
    for (const somebody of [person, house.zalo.user()]) somebody.send('/trogiup')
    later(60)
  })

  it('of one conversation keeps no other from being read, and the next reading goes on', async () => {
    house.zalo.faults.refuse(1, -201, { on: [CONVERSATION] })
    expect(await read()).toEqual({ missed: 1, deep: true, finished: true })
    expect(await tallies()).toEqual({ 'history refused': 1 })
    later(10)
    expect(await read()).toMatchObject({ deep: false, finished: true })
  })

  it('of groups to an account that has none keeps no person from being read', async () => {
    house.zalo.faults.refuse(1, -209, { on: [GROUPS] })
    expect(await read()).toEqual({ missed: 2, deep: true, finished: true })
    expect(await tallies()).toEqual({ 'history refused': 1 })
  })

  it.each([
    [-32, CONVERSATION],
    [-32, GROUPS],
    [-204, GROUPS],
    [-209, CONVERSATION],
    [-201, RECENT],
  ])('with %i at %s is about more than that, and all is read again', async (code, path) => {
    house.zalo.faults.refuse(1, code, { on: [path] })
    await expect(read()).rejects.toThrow(`zalo ${code}`)
    const left = await inbox()
    expect(await read()).toEqual({ missed: 2 - left, deep: true, finished: true })
  })

  it('or does not answer for a moment is asked again', async () => {
    house.zalo.faults.reset(1, { on: [CONVERSATION] })
    house.zalo.faults.serverErrorHtml(1, { on: [RECENT] })
    house.zalo.faults.refuse(1, -200, { on: [CONVERSATION] })
    expect(await read()).toEqual({ missed: 2, deep: true, finished: true })
  })
})

describe('what a row does not tell', () => {
  it('is counted once', async () => {
    await read()
    later(5)
    deaf()
    person.sendVideo()
    person.sendFile(Buffer.from('words'), 'a.pdf')
    later(2)
    expect(await read(true)).toMatchObject({ missed: 0, finished: true })
    expect(await read(true)).toMatchObject({ missed: 0, finished: true })
    expect(await tallies()).toEqual({ 'history untold': 2 })
  })
})

describe('a long list', () => {
  beforeEach(async () => {
    await read()
    later(5)
    deaf()
  })

  it('of more than 500 chats is read to its end', async () => {
    const strangers = Array.from({ length: 505 }, () => house.zalo.user())
    for (const stranger of strangers) stranger.send('/trogiup')
    later(60)
    // Half a thousand calls, turns and answers take long, and are not what is tried here.
    const quickly = { zalo: { ...process.zalo, spendCall: async () => {} }, accept: async () => {} }
    expect(await read(false, quickly)).toEqual({ missed: 505, deep: true, finished: true })
  })

  it.each(['chats', 'messages', 'groups'] as const)(
    'of more %s than are read at once tells the operator, and nothing is forgotten',
    async (which) => {
      const others = Array.from({ length: 11 }, () => house.zalo.user())
      for (const other of others) other.send('/trogiup')
      for (let number = 0; number < 11; number++) {
        others[0]?.send('/trogiup')
        house.zalo
          .group({ name: `Tổ ${number}`, members: [person] })
          .as(person)
          .send('/trogiup')
      }
      const limits = { chats: 100, messages: 100, groups: 100, [which]: 10 }
      const first = await read(true, { limits })
      expect(first.finished).toBe(false)
      expect(await house.alarms()).toEqual(['zalo reading'])
      later(60)
      expect(await read()).toEqual({ missed: 33 - first.missed, deep: true, finished: true })
      expect(await house.alarms()).toEqual([])
    },
  )

  it('loses nobody who says something while it is read', async () => {
    const [last, ...others] = Array.from({ length: 11 }, () => house.zalo.user())
    for (const somebody of [last, ...others]) {
      later(1)
      somebody?.send('/trogiup')
    }
    later(60)
    let isSaid = false
    const accept = acceptAfter(() => {
      if (!isSaid) last?.send('Chào')
      isSaid = true
    })
    expect(await read(false, { accept })).toEqual({ missed: 12, deep: true, finished: true })
  })

  it('that took hours is no reason to read as deeply again', async () => {
    person.send('/trogiup')
    later(60)
    expect(await read(false, { accept: acceptAfter(() => later(180)) })).toMatchObject({ deep: true })
    later(10)
    expect(await read()).toMatchObject({ deep: false })
  })
})

describe('an outage', () => {
  beforeEach(async () => {
    await read()
    later(5)
    deaf()
    person.send('/trogiup')
  })
  const marked = () => missedEvents(house.database, 'zalo')

  it('is remembered until it is read, whoever is stopped while reading', async () => {
    const stopping = new AbortController()
    house.zalo.faults.hang(1, { on: [CONVERSATION] })
    const reading = read(true, { stop: stopping.signal })
    const failed = expect(reading).rejects.toThrow()
    await eventually(() => calls(CONVERSATION) === 1)
    stopping.abort()
    await failed
    expect(await read()).toEqual({ missed: 1, deep: true, finished: true })
    expect(await marked()).toBeUndefined()
  })

  it('that goes on while it is read is read again', async () => {
    const accept = acceptAfter(() => markMissed(house.database, 'zalo', house.now))
    await read(true, { accept })
    expect(await marked()).toBeDefined()
  })

  it('is read since it began, also when somebody else has read since', async () => {
    const since = house.now
    person.send('một')
    later(120)
    await house.database.client`
      update channel_facts set value = ${house.now.toISOString()} where name in ('read until', 'reading finished')`
    await markMissed(house.database, 'zalo', since)
    await markMissed(house.database, 'zalo', house.now)
    expect(await read()).toEqual({ missed: 2, deep: true, finished: true })
  })

  it('brings nothing back that was forgotten since', async () => {
    await read()
    await house.handled()
    later(5)
    const chatId = await chatOf(house.database, person)
    await house.database.transaction((store) => erase(store, { chatId, personId }, house.now))
    expect(await read(true)).toEqual({ missed: 0, deep: true, finished: true })
  })

  it('is what nobody who should be there says of themselves', async () => {
    await read()
    expect(await beat(house.database, house.now)).toBe(false)
    later(1)
    expect(await beat(house.database, house.now)).toBe(false)
    expect(await marked()).toBeUndefined()
    later(2)
    expect(await beat(house.database, house.now)).toBe(true)
    expect(await read()).toMatchObject({ deep: true })
    expect(await beat(house.database, house.now)).toBe(false)
  })

  it('is seen by whoever takes the upkeep over', async () => {
    await beat(house.database, house.now)
    later(3)
    // Nothing is read meanwhile, so the mark stays to be seen.
    house.zalo.faults.hang(1, { on: [RECENT] })
    process.startUpkeep()
    await eventually(async () => (await marked()) !== undefined)
  })
})

describe('readings', () => {
  it('that fail are tried again after a minute, also after an outage', async () => {
    await read()
    const readings = createReadings(partsOf(process), AbortSignal.timeout(25_000))
    await markMissed(house.database, 'zalo', house.now)
    house.zalo.faults.serverErrorHtml(3, { on: [RECENT] })
    const before = calls(RECENT)
    await readings.readIfDue()
    await readings.readIfDue()
    expect(calls(RECENT) - before).toBe(3)
    later(1)
    await readings.readIfDue()
    expect(calls(RECENT) - before).toBeGreaterThan(3)
    expect(await missedEvents(house.database, 'zalo')).toBeUndefined()
  })

  it('come every ten minutes while nothing is missing', async () => {
    const readings = createReadings(partsOf(process), AbortSignal.timeout(25_000))
    await readings.readIfDue()
    later(9)
    await readings.readIfDue()
    expect(calls(RECENT)).toBe(1)
    later(1)
    await readings.readIfDue()
    expect(calls(RECENT)).toBe(2)
  })

  it('of which none is finished in an hour are an alarm, until one is', async () => {
    await read()
    const thereSince = house.now
    later(60)
    await watchReading(house.database, house.now, thereSince)
    expect(await house.alarms()).toEqual([])
    later(2)
    await watchReading(house.database, house.now, house.now)
    expect(await house.alarms()).toEqual([])
    await watchReading(house.database, house.now, thereSince)
    expect(await house.alarms()).toEqual(['zalo reading'])
    await read()
    expect(await house.alarms()).toEqual([])
  })
})
