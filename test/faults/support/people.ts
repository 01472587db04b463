import { setTimeout as wait } from 'node:timers/promises'
import type { Phone } from './phones.ts'

const MINUTE = 60_000
/**
 * Messages of somebody quick in a minute. To more than 60 the bot says that it is too much, and nothing else; and as it counts one in four,
 * to fifteen that it happened to count.
 */
const QUICKEST = 30

/** What a person did, as far as it must be found again in the database. */
export type Tally = {
  readonly phone: Phone
  acts: number
  visits: number
  outs: number
}

export type Venue = { readonly code: string; readonly typed: string; readonly poster: Buffer }

/** What the people go by: whether they go on, and whether they still send photos. */
export type Day = { readonly goesOn: () => boolean; readonly photos: () => boolean }

/** Makes everybody with a phone come and go at a venue until the day ends; gives what they did when all have been answered. */
export function letPeopleLive(
  phones: readonly Phone[],
  venue: Venue,
  day: Day,
  random: () => number,
): Promise<Tally[]> {
  return Promise.all(phones.map((phone) => new Citizen(phone, venue, random).live(day)))
}

class Citizen {
  private readonly phone: Phone
  private readonly venue: Venue
  private readonly random: () => number
  private readonly tally: Tally
  /** When the last messages were sent, in milliseconds of a clock that only goes forward. */
  private readonly sent: number[] = []

  constructor(phone: Phone, venue: Venue, random: () => number) {
    this.phone = phone
    this.venue = venue
    this.random = random
    this.tally = { phone, acts: 0, visits: 0, outs: 0 }
  }

  async live(day: Day): Promise<Tally> {
    await this.comeForTheFirstTime()
    while (day.goesOn()) {
      await this.leave()
      await this.talk()
      await this.comeIn(day.photos() && this.random() < 0.6)
    }
    return this.tally
  }

  private async comeForTheFirstTime(): Promise<void> {
    const { phone } = this
    await this.act(() => phone.enter(this.venue.code), 'chúng tôi cần lưu')
    await this.act(() => phone.tap('Đồng ý ghi lượt vào'), 'họ và tên')
    await this.act(() => phone.say('Nguyễn Văn Bình'), 'điện thoại')
    await this.act(() => phone.shareContact(), 'Đã ghi VÀO')
    this.tally.visits += 1
  }

  private async comeIn(byPhoto: boolean): Promise<void> {
    const { phone, venue } = this
    await this.act(() => (byPhoto ? phone.sendPhoto(venue.poster) : phone.say(venue.typed)), 'Đã ghi VÀO')
    this.tally.visits += 1
  }

  private async leave(): Promise<void> {
    await this.act(() => this.phone.tap('Ra'), 'Đã ghi RA')
    this.tally.outs += 1
  }

  /** Several messages at once, which a messenger may bring in another order, or one that is waited for. */
  private async talk(): Promise<void> {
    const { phone } = this
    if (this.random() < 0.5) return this.act(() => phone.say('/trogiup'), 'Kênh khai báo y tế')
    const since = phone.heard().length
    for (const text of ['một', '/trogiup', 'hai']) await this.send(() => phone.say(text))
    await phone.hearAll(['chưa hiểu', 'Kênh khai báo y tế', 'chưa hiểu'], since)
  }

  private async act(does: () => Promise<void>, answer: string): Promise<void> {
    await this.send(does)
    await this.phone.hear(answer)
  }

  private async send(does: () => Promise<void>): Promise<void> {
    const before = this.sent.at(-QUICKEST)
    if (before !== undefined) await wait(Math.max(0, before + MINUTE - performance.now()))
    this.sent.push(performance.now())
    this.tally.acts += 1
    await does()
  }
}
