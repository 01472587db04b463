import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../emulators/zalo/people/person.ts'
import { losingOneAnswer } from './support/losingOneAnswer.ts'
import { openZaloHouse, POSTER, type Process, type ZaloHouse } from './support/zaloHouse.ts'

const CHECKED_IN = 'Nhà hàng Hải Đăng'
const HOUR = 3_600_000

let house: ZaloHouse
let process: Process
let person: Person
/** Visits that were there before a test. */
let visitsBefore: number
let complaintsBefore: number

beforeAll(async () => {
  house = await openZaloHouse({ timeScale: 0.0005 })
  process = await house.open()
})
afterAll(() => house.end())
beforeEach(async () => {
  person = house.zalo.user()
  await house.makeKnown(person)
  visitsBefore = await house.visits()
  complaintsBefore = house.zalo.complaints.length
})
afterEach(() => {
  Object.assign(house.zalo.switches, {
    duplicates: false,
    outOfOrder: false,
    retryOnBadAnswer: false,
    photosTogether: false,
    timestamp: 'string',
    macPrefix: true,
  })
})

const newComplaints = () => house.zalo.complaints.slice(complaintsBefore)
const newVisits = async () => (await house.visits()) - visitsBefore
/** Every event was taken at once, and everything is answered. */
async function settled(): Promise<void> {
  await house.zalo.waitForDelivery()
  await house.handled()
  await house.delivered()
}
const answers = () => person.messages.filter(({ fromBot }) => fromBot).map(({ text }) => text)
const photo = () => Buffer.from('a photo')

describe('a poster’s code that was typed', () => {
  it('is one visit, also when Zalo brings it twice', async () => {
    house.zalo.switches.duplicates = true
    person.send(POSTER)
    await person.waitForMessage(CHECKED_IN)
    await settled()
    expect([await newVisits(), answers().length]).toEqual([1, 1])
    expect(newComplaints()).toEqual([])
  })

  it('is one visit when our answer was lost and Zalo repeats the event', async () => {
    house.zalo.switches.retryOnBadAnswer = true
    house.zalo.setWebhook(await losingOneAnswer(process.url))
    person.send(POSTER)
    await settled()
    house.zalo.setWebhook(`${process.url}/webhooks/zalo`)
    expect(newComplaints()).toEqual([{ event: 'user_send_text', problem: 'status', status: 502, retry: 0 }])
    expect([await newVisits(), answers().length]).toEqual([1, 1])
  })

  it('counts also when the event is two hours old, at the time at which it was sent', async () => {
    person.send('/trogiup')
    const sentAt = new Date(house.now.getTime() - 2 * HOUR)
    house.zalo.inject({
      event_name: 'user_send_text',
      sender: { id: person.id },
      recipient: { id: house.zalo.oaId },
      message: { text: POSTER, msg_id: 'two-hours-old' },
      timestamp: String(sentAt.getTime()),
    })
    await settled()
    expect(await newVisits()).toBe(1)
    const [visit] = await house.database.client<{ started_at: string }[]>`
      select started_at from visits order by recorded_at desc limit 1`
    expect(new Date(visit?.started_at ?? 0)).toEqual(sentAt)
  })
})

describe('whatever Zalo does with its events', () => {
  it.each([
    ['brought out of order', { outOfOrder: true }],
    ['brought twice', { duplicates: true }],
    ['with a number for their time', { timestamp: 'number' }],
    ['with a bare signature', { macPrefix: false }],
    ['all at once', { outOfOrder: true, duplicates: true, timestamp: 'number', macPrefix: false }],
  ])('%s, each is done once and answered in time', async (_what, switches) => {
    Object.assign(house.zalo.switches, switches)
    person.send('/trogiup')
    person.send('/trogiup')
    await settled()
    const handled = await house.database.client`
      select 1 from inbox i join chats c on c.id = i.chat_id where c.person_id = (select max(id) from persons)`
    expect(handled).toHaveLength(2)
    expect(answers()).toHaveLength(2)
    expect(newComplaints()).toEqual([])
  })

  it('several photos in one event are one turn', async () => {
    Object.assign(house.zalo.switches, { photosTogether: true, duplicates: true, recompressPhotos: false })
    await person.sendPhotos([photo(), photo(), photo()])
    await person.waitForMessage(CHECKED_IN)
    await settled()
    expect([await newVisits(), answers().length]).toEqual([1, 1])
    expect(newComplaints()).toEqual([])
  })
})
