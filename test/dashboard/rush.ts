import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../db/connect.ts'
import { enqueue } from '../../db/outbox.ts'
import type { Telegram } from '../emulators/telegram/startTelegram.ts'
import { unfinished } from '../faults/support/ledger.ts'
import { letPeopleLive, type Venue } from '../faults/support/people.ts'
import { telegramPhone } from '../faults/support/phones.ts'
import { photographWithoutCode } from '../support/photograph/withoutCode/photographWithoutCode.ts'

/** Who comes and goes all the time, and who all write at once. */
const PEOPLE = 12
const CROWD = 120
const MESSAGES_EACH = 6
/** Milliseconds of each part of the day. */
const ORDINARY = 40_000
/** Longer than the minute after which the service is called late. */
const WORKER_HANGS = 80_000
const CALM_AFTER = 25_000
const RECOVERED_WITHIN = 200_000
const FAILED_CALLS = 12

type Scene = {
  readonly telegram: Telegram
  readonly database: Database
  readonly venue: Venue
  /** Stops the worker, without ending it, and lets it go on. */
  readonly worker: { pause(): void; resume(): void }
}

/**
 * An ordinary morning with photos, a messenger that stumbles, a broadcast and a rush while the one worker hangs, so that nobody is
 * there who could answer, and how it recovers by itself.
 */
export async function letTheDayPass(
  { telegram, database, venue, worker }: Scene,
  note: (line: string) => void,
): Promise<void> {
  let goesOn = true
  const day = { goesOn: () => goesOn, photos: () => true }
  const phones = Array.from({ length: PEOPLE }, (_, number) => telegramPhone(telegram, number))
  const people = letPeopleLive(phones, venue, day, Math.random).catch((error: unknown) => note(`${error}`))
  const lost = sendPhotosWithoutCode(telegram, () => goesOn)
  await wait(ORDINARY)
  note('the messenger stumbles')
  telegram.faults.serverErrorHtml(FAILED_CALLS, { on: ['sendMessage'] })
  await wait(ORDINARY / 3)
  note('a broadcast, and a rush that meets a worker that hangs')
  worker.pause()
  await broadcast(database)
  crowd(telegram)
  await wait(WORKER_HANGS)
  note('the worker goes on')
  worker.resume()
  goesOn = false
  await Promise.all([people, lost])
  const until = Date.now() + RECOVERED_WITHIN
  while ((await unfinished(database)) > 0 && Date.now() < until) await wait(1_000)
  note(`what waited is ${Date.now() < until ? 'done' : 'not done yet'}`)
  await wait(CALM_AFTER)
}

async function sendPhotosWithoutCode(telegram: Telegram, goesOn: () => boolean): Promise<void> {
  const stranger = telegram.user({ firstName: 'Người lạ', languageCode: 'vi' })
  for (let seed = 1; goesOn(); seed++) {
    const { jpeg } = await photographWithoutCode(seed)
    await stranger.private.sendPhoto(Buffer.from(jpeg))
    await wait(5_000)
  }
}

function crowd(telegram: Telegram): void {
  for (let person = 0; person < CROWD; person++) {
    const { private: chat } = telegram.user({ firstName: `Đám đông ${person}`, languageCode: 'vi' })
    for (let message = 0; message < MESSAGES_EACH; message++) chat.send('/trogiup')
  }
}

/** To everybody who is there, eight times over, as to a larger city. */
async function broadcast(database: Database): Promise<void> {
  const chats = await database.client<{ id: number }[]>`select id from chats where channel = 'telegram'`
  const body = { text: 'Thông báo của thành phố: xin tháo tờ dán cũ.' }
  for (let time = 0; time < 8; time++)
    await enqueue(
      database,
      chats.map(({ id }) => ({ chatId: id, class: 'broadcast', body })),
    )
}
