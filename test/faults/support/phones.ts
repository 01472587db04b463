import { showCode } from '../../../bot/qr/code.ts'
import type { Telegram } from '../../emulators/telegram/startTelegram.ts'
import type { SeenMessage as SeenOnZalo } from '../../emulators/zalo/people/seenMessage.ts'
import type { Zalo } from '../../emulators/zalo/startZalo.ts'
import { type Actor, onTelegram, onZalo } from '../../support/cast.ts'

/** Milliseconds: a photo that was cut off comes back after 35 s, twice, and servers take a minute to start on a busy machine. */
const PATIENCE = { within: 400_000 }

/** Somebody's phone, with the one messenger that they have. */
export type Phone = Pick<Actor, 'say' | 'tap' | 'sendPhoto' | 'shareContact'> & {
  readonly channel: 'telegram' | 'zalo'
  /** What the messenger calls the chat. */
  readonly address: string
  /** Comes to the chat from a poster's page: by a link where the messenger has such links, else by the code. */
  enter(code: string): Promise<void>
  /** All that the bot said to this person, as it came. */
  heard(): readonly string[]
  /** Waits for the bot's next message with these words; passes over those before it. */
  hear(words: string): Promise<void>
  /** Waits until each of these words was said after so many messages, in whatever order. */
  hearAll(words: readonly string[], since: number): Promise<void>
}

export function telegramPhone(telegram: Telegram, number: number): Phone {
  const phone = `8491234${5000 + number}`
  const person = telegram.user({ firstName: `Người ${number}`, languageCode: 'vi', phone })
  const { private: chat } = person
  const heard = () => chat.messages.filter(({ fromBot }) => fromBot).map(({ text }) => text)
  return {
    ...onTelegram(person),
    channel: 'telegram',
    address: String(person.id),
    enter: async (code) => void chat.openDeepLink(code),
    heard,
    hear: async (words) => void (await chat.waitForMessage(words, PATIENCE)),
    hearAll: (words, since) => chat.waitUntil(() => areAllIn(heard().slice(since), words), PATIENCE),
  }
}

export function zaloPhone(zalo: Zalo, number: number): Phone {
  const person = zalo.user({ name: `Người ${number}`, phone: `8491234${6000 + number}` })
  const textOf = ({ infoRequest, text }: SeenOnZalo) => infoRequest?.title ?? text
  const heard = () => person.messages.filter(({ fromBot }) => fromBot).map(textOf)
  return {
    ...onZalo(person),
    channel: 'zalo',
    address: person.id,
    enter: async (code) => void person.send(showCode(code)),
    heard,
    hear: async (words) => void (await person.waitForMessage((one) => textOf(one).includes(words), PATIENCE)),
    hearAll: (words, since) => person.waitUntil(() => areAllIn(heard().slice(since), words), PATIENCE),
  }
}

function areAllIn(heard: readonly string[], words: readonly string[]): boolean {
  const left = [...heard]
  return words.every((one) => {
    const place = left.findIndex((text) => text.includes(one))
    if (place >= 0) left.splice(place, 1)
    return place >= 0
  })
}
