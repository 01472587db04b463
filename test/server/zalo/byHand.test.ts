import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../emulators/zalo/people/person.ts'
import { codeNumbered } from '../../flows/world/places.ts'
import { openZaloHouse, POSTER, type Process, type ZaloHouse } from './support/zaloHouse.ts'

const MINUTE = 60_000
const HOURS_BEHIND = 3
const VENUE = 'Nhà hàng Hải Đăng'

let house: ZaloHouse
let process: Process
let person: Person

beforeAll(async () => {
  house = await openZaloHouse()
  house.zalo.switches.recompressPhotos = false
  process = await house.open()
})
afterAll(() => house.end())
beforeEach(async () => {
  house.zalo.setWebhook(`${process.url}/webhooks/zalo`)
  // Behind the database's clock, so that no message seems to be sent after it came.
  house.now = new Date(Date.now() - HOURS_BEHIND * 60 * MINUTE)
  person = house.zalo.user()
  await house.makeKnown(person)
})

const answers = () => person.messages.filter(({ fromBot }) => fromBot).map(({ text }) => text)
async function settled(): Promise<void> {
  await house.zalo.waitForDelivery()
  await house.handled()
  await house.delivered()
}
/** Does something and gives what the bot answered to it. */
async function answersTo(act: () => unknown): Promise<readonly string[]> {
  house.now = new Date(house.now.getTime() + 1_000)
  const before = answers().length
  await act()
  await settled()
  return answers().slice(before)
}
const later = (minutes: number) => {
  house.now = new Date(house.now.getTime() + minutes * MINUTE)
}
/** Somebody of the account's staff answers. */
const staffAnswers = () => answersTo(() => house.zalo.admin.send(person, 'Anh/Chị cần gì ạ?'))

describe('once one of the staff has answered', () => {
  it('mere words, stickers and photos of anything are left to them, for the minutes that were set', async () => {
    expect(await answersTo(() => person.send('Cho tôi hỏi'))).toHaveLength(1)
    expect(await staffAnswers()).toEqual([])
    later(29)
    expect(await answersTo(() => person.send('Cho tôi hỏi'))).toEqual([])
    expect(await answersTo(() => person.send('khai báo'))).toEqual([])
    expect(await answersTo(() => person.sendSticker())).toEqual([])
    house.read = async () => ({ kind: 'nothing' })
    expect(await answersTo(() => person.sendPhoto(Buffer.from('a wall')))).toEqual([])
    later(2)
    expect(await answersTo(() => person.send('Cho tôi hỏi'))).toHaveLength(1)
  })

  it('a new answer of theirs begins the minutes again', async () => {
    await staffAnswers()
    later(20)
    await staffAnswers()
    later(20)
    expect(await answersTo(() => person.send('Cho tôi hỏi'))).toEqual([])
    later(11)
    expect(await answersTo(() => person.send('Cho tôi hỏi'))).toHaveLength(1)
  })

  it('commands, presses, typed codes and photos of posters are for the bot all the same', async () => {
    person.send('/start')
    await settled()
    await staffAnswers()
    expect(await answersTo(() => person.send('/trogiup'))).toHaveLength(1)
    expect(await answersTo(() => person.press(/Trợ giúp/))).toHaveLength(1)
    expect((await answersTo(() => person.send(POSTER))).join()).toContain(VENUE)
    house.read = async () => ({ kind: 'codes', codes: [{ kind: 'gate', code: codeNumbered(2) }] })
    const photographed = await answersTo(() => person.sendPhoto(Buffer.from('a poster')))
    expect(photographed.join()).toContain('Chợ Ga')
  })

  it('only their chat is left alone', async () => {
    await staffAnswers()
    const other = house.zalo.user()
    other.send('Cho tôi hỏi')
    await other.waitForMessage()
  })

  it('nothing is left to them where that is turned off', async () => {
    const never = await openZaloHouse()
    await never.open({ ZALO_HUMAN_MINUTES: '0' })
    const somebody = never.zalo.user()
    somebody.send('Cho tôi hỏi')
    await somebody.waitForMessage()
    never.zalo.admin.send(somebody, 'Anh/Chị cần gì ạ?')
    await never.zalo.waitForDelivery()
    somebody.send('Cho tôi hỏi')
    await somebody.waitForMessage()
    await never.end()
  })
})

describe('an echo of our own message', () => {
  it('is no human’s answer and no message', async () => {
    await answersTo(() => person.send('Cho tôi hỏi'))
    await house.zalo.waitForDelivery()
    const rows = await house.database.client`
      select 1 from inbox i join chats c on c.id = i.chat_id where c.person_id = (select max(id) from persons)`
    expect(rows).toHaveLength(1)
    expect(await answersTo(() => person.send('Cho tôi hỏi'))).toHaveLength(1)
  })
})

describe('whoever comes', () => {
  it('by following and by opening the chat is greeted once', async () => {
    const greetings = await answersTo(() => {
      person.follow()
      person.clickChatNow()
    })
    expect(greetings).toHaveLength(1)
    expect(greetings[0]).toContain('Hải Phòng')
  })

  it('again, after unfollowing, is not written to meanwhile, and reached again', async () => {
    await answersTo(() => person.follow())
    await answersTo(() => person.unfollow())
    await house.tell(person, 'một')
    await settled()
    expect(answers()).not.toContain('một')
    expect((await house.outbox()).at(-1)).toMatchObject({ text: 'một', outcome: 'unreachable' })
    await answersTo(() => person.follow())
    await house.tell(person, 'hai')
    await settled()
    expect(answers().at(-1)).toBe('hai')
  })

  it('and writes after unfollowing is answered, and reached from then on', async () => {
    await answersTo(() => person.follow())
    await answersTo(() => person.unfollow())
    expect(await answersTo(() => person.send('/trogiup'))).toHaveLength(1)
    await house.tell(person, 'một')
    await settled()
    expect(answers().at(-1)).toBe('một')
  })

  it('is not made reachable by what the staff writes to somebody who left', async () => {
    await answersTo(() => person.follow())
    await answersTo(() => person.unfollow())
    await staffAnswers()
    await house.tell(person, 'một')
    await settled()
    expect((await house.outbox()).at(-1)).toMatchObject({ text: 'một', outcome: 'unreachable' })
  })
})
