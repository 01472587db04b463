import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { createApp, createWatchApp, type WatchAppParts } from '../app.ts'
import { createFiles } from '../files.ts'
import { reasonOf } from '../log.ts'
import { ownDataBytes } from '../ownData/file.ts'
import { WEB_CHAT_PACES } from '../routes/webChat/limits.ts'
import { acceptFrom } from '../workers/acceptFrom.ts'
import { END_SECONDS, endWithin } from './endings.ts'
import type { Parts } from './parts.ts'
import { zaloWebhook } from './zaloWebhook.ts'

/** Serves the routes on a port; gives what ends them, once those under way are answered. */
export async function serve(parts: Parts, port: number): Promise<() => Promise<unknown>> {
  const { database, city, qr, accept, arrivals, telegram, zalo, counter, outage, metrics, log, now } = parts
  const app = await createApp({
    ...watched(parts),
    webChat: {
      database,
      accept,
      notStored(error, seconds) {
        metrics.acknowledged('web', 'failed', seconds)
        log.error({ channel: 'web', reason: reasonOf(error) }, 'a message was not stored')
      },
      draw: createFiles(database, qr, (file) => ownDataBytes({ store: database, qr, city, now }, file)).serve,
      arrivals,
      city: {
        name: city.name,
        timeZone: city.timeZone,
        trial: city.trial,
        contact: city.contact,
        zaloLink: city.messengers.zalo?.chatLink,
      },
      now,
      paces: WEB_CHAT_PACES,
    },
    telegram: telegram && { accept: acceptFrom(telegram.botId, accept), secret: telegram.secret },
    zalo: zalo && zaloWebhook(zalo, { database, accept, counter, outage }),
    count: counter.count,
  })
  return listen(app, parts, port)
}

/** Serves what a process without routes has to say of itself; gives what ends that. */
export async function serveWatched(parts: Parts, port: number): Promise<() => Promise<unknown>> {
  return listen(await createWatchApp(watched(parts)), parts, port)
}

function watched({ environment, database, city, metrics, life, log, now }: Parts): WatchAppParts {
  return {
    database,
    city,
    log,
    now,
    metrics,
    life,
    metricsToken: environment.METRICS_TOKEN,
    zaloAccount: environment.ZALO_OA_ID,
    trustedProxies: environment.TRUSTED_PROXIES,
  }
}

async function listen(
  app: FastifyInstance,
  { environment }: Parts,
  port: number,
): Promise<() => Promise<unknown>> {
  await app.listen({ port, host: environment.HOST })
  return () => endWithin(END_SECONDS.requests, () => app.close())
}

/** The port to listen on. With PORT=0 a free one is chosen before anything is made, because links carry it. */
export async function choosePort(wanted: number): Promise<number> {
  if (wanted !== 0) return wanted
  const probe = createServer().listen(0)
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
