import type { Person } from '../../emulators/telegram/people/person.ts'
import type { SeenMessage } from '../../emulators/telegram/people/seenMessage.ts'
import type { Telegram } from '../../emulators/telegram/startTelegram.ts'

/** Milliseconds: a photo whose reading was cut off comes back after 40 s, and may be cut off again. */
const PATIENCE = { within: 150_000 }

/** What a person did, as far as it must be found again in the database. */
export type Tally = {
  readonly chatId: number
  acts: number
  visits: number
  outs: number
  /** All that the bot said to this person, as it came. */
  readonly heard: () => readonly string[]
}

export type Venue = { readonly code: string; readonly typed: string; readonly poster: Buffer }

/** What the people go by: whether they go on, and whether they still send photos. */
export type Day = { readonly goesOn: () => boolean; readonly photos: () => boolean }

/** Makes so many people come and go at a venue until the day ends; gives what they did when all have been answered. */
export function letPeopleLive(
  telegram: Telegram,
  people: number,
  venue: Venue,
  day: Day,
  random: () => number,
): Promise<Tally[]> {
  const citizens = Array.from({ length: people }, (_, number) => {
    const phone = `8491234${String(5000 + number)}`
    return telegram.user({ firstName: `Người ${number}`, languageCode: 'vi', phone })
  })
  return Promise.all(citizens.map((citizen) => new Citizen(citizen, venue, random).live(day)))
}

class Citizen {
  private readonly person: Person
  private readonly venue: Venue
  private readonly random: () => number
  private readonly tally: Tally

  constructor(person: Person, venue: Venue, random: () => number) {
    this.person = person
    this.venue = venue
    this.random = random
    const heard = () => person.private.messages.filter(({ fromBot }) => fromBot).map(({ text }) => text)
    this.tally = { chatId: person.id, acts: 0, visits: 0, outs: 0, heard }
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
    const { private: chat } = this.person
    await this.act(() => chat.openDeepLink(this.venue.code), 'chúng tôi cần lưu')
    await this.act(() => chat.press('Đồng ý ghi lượt vào'), 'họ và tên')
    await this.act(() => chat.send('Nguyễn Văn Bình'), 'điện thoại')
    await this.act(() => chat.shareContact(), 'Đã ghi VÀO')
    this.tally.visits += 1
  }

  private async comeIn(byPhoto: boolean): Promise<void> {
    const { private: chat } = this.person
    if (byPhoto) {
      this.tally.acts += 1
      await chat.sendPhoto(this.venue.poster)
      await this.hear('Đã ghi VÀO')
    } else await this.act(() => chat.send(this.venue.typed), 'Đã ghi VÀO')
    this.tally.visits += 1
  }

  private async leave(): Promise<void> {
    await this.act(() => this.person.private.press('Ra'), 'Đã ghi RA')
    this.tally.outs += 1
  }

  /** Several messages at once, whose order must be kept, or one that is waited for. */
  private async talk(): Promise<void> {
    const { private: chat } = this.person
    if (this.random() < 0.5) return this.act(() => chat.send('/trogiup'), 'Kênh khai báo y tế')
    for (const text of ['một', '/trogiup', 'hai']) {
      this.tally.acts += 1
      chat.send(text)
    }
    await this.hear('chưa hiểu')
    await this.hear('Kênh khai báo y tế')
    await this.hear('chưa hiểu')
  }

  private async act(doIt: () => unknown, answer: string): Promise<void> {
    this.tally.acts += 1
    doIt()
    await this.hear(answer)
  }

  private hear(answer: string): Promise<SeenMessage> {
    return this.person.private.waitForMessage(answer, PATIENCE)
  }
}
