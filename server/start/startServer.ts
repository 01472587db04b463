import type { AddressInfo } from 'node:net'
import type { Channel } from '../../bot/channels/channel.ts'
import { createTelegramChannel } from '../../bot/channels/telegram/channel.ts'
import { createArrivals } from '../../bot/channels/web/arrivals.ts'
import { createWebChannel } from '../../bot/channels/web/channel.ts'
import type { City } from '../../bot/core/city.ts'
import type { ChannelName } from '../../bot/core/received.ts'
import { attachmentFile } from '../../bot/qr/draw/attachment.ts'
import { createQrWorkshop } from '../../bot/qr/workshop/qrWorkshop.ts'
import { isUnused } from '../../db/chats.ts'
import { createApp } from '../app.ts'
import type { Environment } from '../env/environment.ts'
import { readKeys } from '../env/keys.ts'
import { createAccept } from '../inbox/accept.ts'
import { createSignal } from '../inbox/signal.ts'
import { createLog } from '../log.ts'
import { WEB_CHAT_PACES } from '../routes/webChat/limits.ts'
import { startDeliveries } from '../workers/deliveries.ts'
import type { Worker } from '../workers/loop.ts'
import { startPolling } from '../workers/polling.ts'
import { startSchedule } from '../workers/schedule.ts'
import { startTurns } from '../workers/turns.ts'
import { bannerLines } from './banner.ts'
import { makeFirstLinks } from './firstLinks.ts'
import { openDatabase, prepareDatabase } from './openDatabase.ts'
import { announce, botNameOf, telegramSide } from './telegram.ts'

/** Two cores, two readers; a queue of a rush hour's photos, and about what a person waits for an answer. */
const QR_WORKSHOP = { threads: 2, queueLimit: 64, deadlineMs: 12_000 }

export type Server = {
  readonly base: string
  readonly port: number
  readonly banner: readonly string[]
  /** Ends routes, then workers, then the database, in this order, so that nothing is cut off half done. */
  stop(): Promise<void>
}

/** Starts everything that this process does by its configuration. */
export async function startServer(environment: Environment, note: (line: string) => void): Promise<Server> {
  const log = createLog(environment.LOG_LEVEL)
  const now = () => new Date()
  const { keys, made: keysMade } = readKeys(environment)
  const opened = await openDatabase(environment, note)
  const ending: (() => Promise<unknown>)[] = [opened.close]
  const stop = async () => {
    for (const end of ending.splice(0).reverse()) await end()
  }
  try {
    const { database, units } = await prepareDatabase(opened.url, keys, environment)
    ending.push(database.close)
    const telegram = telegramSide(environment, keys)
    const telegramName = telegram && (await botNameOf(telegram))
    const qr = createQrWorkshop(QR_WORKSHOP)
    ending.push(qr.close)
    const [inbox, outbox] = [createSignal(), createSignal()]
    const accept = createAccept({ database, inbox })
    const arrivals = createArrivals()
    const channels = new Map<ChannelName, Channel>([['web', createWebChannel({ database, arrivals })]])
    if (telegram) channels.set('telegram', createTelegramChannel(telegram.api))

    const city = cityOf(environment, units, telegramName)
    const app = await createApp({
      database,
      city,
      webChat: {
        database,
        accept,
        draw: async (attachment) => ({ ...attachmentFile(attachment), bytes: await qr.draw(attachment) }),
        arrivals,
        city: { name: city.name, timeZone: city.timeZone },
        now,
        paces: WEB_CHAT_PACES,
      },
      telegram: telegram && { accept, secret: telegram.secret },
      log,
      now,
    })
    await app.listen({ port: environment.PORT, host: environment.HOST })
    const { port } = app.server.address() as AddressInfo
    const base = baseOf(environment, port)
    const parts = { database, city: { ...city, base }, channels, qr, inbox, outbox, log }
    const workers: Worker[] = [startTurns(parts), startDeliveries(parts), startSchedule(parts)]
    const announcing = new AbortController()
    if (telegram) {
      void announce(telegram, environment.PUBLIC_URL, log, announcing.signal)
      if (!telegram.byWebhook) workers.push(startPolling({ database, api: telegram.api, accept, log }))
    }
    ending.push(() => Promise.all(workers.map((worker) => worker.stop())))
    ending.push(async () => announcing.abort())
    ending.push(() => app.close())
    const unit = { edition: city.edition, unitCode: units.root.code }
    const links =
      !telegram && (await isUnused(database)) ? await makeFirstLinks(database, base, unit, now()) : undefined
    const banner = bannerLines({
      environment,
      base,
      embedded: opened.embedded,
      telegramName,
      keysMade,
      links,
    })
    return { base, port, banner, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function baseOf({ PUBLIC_URL }: Environment, port: number): string {
  return PUBLIC_URL ?? `http://localhost:${port}`
}

function cityOf(environment: Environment, units: City['units'], telegramName: string | undefined): City {
  const channels = new Map<ChannelName, { botName: string }>([['web', { botName: '' }]])
  if (telegramName !== undefined) channels.set('telegram', { botName: telegramName })
  return {
    name: environment.CITY_NAME,
    timeZone: environment.CITY_TIME_ZONE,
    edition: environment.UNITS_EDITION,
    units,
    base: baseOf(environment, environment.PORT),
    formerBases: environment.FORMER_PUBLIC_URLS,
    trial: environment.PUBLIC_URL === undefined,
    contact: environment.CITY_CONTACT,
    summaryHour: environment.SUMMARY_HOUR,
    channels,
  }
}
