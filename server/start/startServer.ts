import { setTimeout as sleep } from 'node:timers/promises'
import { isUnused } from '../../db/chats.ts'
import type { Database } from '../../db/connect.ts'
import { channelFact, saveChannelFact, WEB_BASE } from '../../db/leases.ts'
import { readOaTokens } from '../../db/oaTokens.ts'
import type { Environment } from '../env/environment.ts'
import { readKeys } from '../env/keys.ts'
import { startHeartbeat } from '../workers/heartbeat.ts'
import { recallName } from '../zalo/account.ts'
import type { ZaloSide } from '../zalo/side.ts'
import { bannerLines, type ZaloState } from './banner.ts'
import { type Ending, endAll } from './endings.ts'
import { type FirstLinks, makeFirstLinks } from './firstLinks.ts'
import { connectMigrated, formerUnitsOf, openDatabase, prepareDatabase } from './openDatabase.ts'
import { makeParts, type Parts } from './parts.ts'
import { poolOf } from './pool.ts'
import { choosePort, serve, serveWatched } from './serve.ts'
import { announce } from './telegram.ts'
import { readTemplates } from './templates.ts'
import { work } from './work.ts'

export type Server = {
  readonly base: string
  readonly port: number
  readonly banner: readonly string[]
  /** Says that it takes nothing more, and goes on for as long as whoever sends it traffic needs to notice. */
  drain(): Promise<void>
  /** Ends routes, then workers, then the database, in this order, so that nothing is cut off half done. */
  stop(): Promise<void>
}

/** Starts everything that this process does by its configuration. Throws what the operator must mend. */
export async function startServer(environment: Environment, note: (line: string) => void): Promise<Server> {
  const endings: Ending[] = []
  const stop = () => endAll(endings.splice(0).reverse())
  try {
    const templates = readTemplates(environment)
    const { keys, made: keysMade } = readKeys(environment)
    const opened = await openDatabase(environment, note)
    endings.push(opened.close)
    const pool = poolOf(environment)
    const database = await connectMigrated(opened, keys, pool, note)
    endings.push(database.close)
    const units = await prepareDatabase(database, environment)
    const formerUnits = await formerUnitsOf(database, environment)
    const port = await choosePort(environment.PORT)
    const base = await baseOf(database, environment, port)
    const parts = makeParts(environment, { database, units, formerUnits, templates, keys, base })
    endings.push(parts.qr.close, parts.counter.close, async () => parts.outage.close())
    endings.push((await startHeartbeat({ ...parts, ...pool }, environment.ROLE)).stop)
    if (environment.ROLE !== 'web') endings.push(work(parts))
    const isServed = environment.ROLE !== 'worker'
    endings.push(await (isServed ? serve(parts, port) : serveWatched(parts, port)))
    if (isServed) await saveChannelFact(database, 'web', WEB_BASE, base)
    endings.push(await introduce(parts))
    endings.push(async () => parts.life.end())

    const links = await firstLinks(parts)
    const { city, telegram, zalo } = parts
    const telegramName = telegram?.botName()
    const zaloState = zalo && (await stateOf(database, zalo))
    const banner = bannerLines({
      environment,
      base: city.base,
      port,
      embedded: opened.embedded,
      telegramName,
      zaloState,
      keysMade,
      links,
    })
    parts.life.begin()
    return { base: city.base, port, banner, drain: () => drain(parts), stop }
  } catch (error) {
    // Why it could not start is what the operator must know, and not what followed from it.
    await stop().catch(() => {})
    throw error
  }
}

/** Where people find us. Without PUBLIC_URL that is where the routes are served, which a worker is told by the database. */
async function baseOf(database: Database, environment: Environment, port: number): Promise<string> {
  const { PUBLIC_URL, ROLE } = environment
  const served = ROLE === 'worker' ? await channelFact(database, 'web', WEB_BASE) : undefined
  return PUBLIC_URL ?? served ?? `http://localhost:${port}`
}

/** Whoever sends traffic asks `/readyz` every few seconds and then needs a moment; who sends none need not be waited for. */
async function drain({ life, environment }: Parts): Promise<void> {
  const isSentTraffic = life.isReady() && environment.ROLE !== 'worker'
  life.end()
  if (isSentTraffic) await sleep(environment.DRAIN_SECONDS * 1000)
}

/** Makes the bot known to its messengers; the start waits for the name only as long as the first answer takes. */
async function introduce({ telegram, zalo, database, environment, log }: Parts): Promise<() => void> {
  const stopping = new AbortController()
  if (zalo) await recallName(database, zalo)
  if (telegram) await announce(telegram, environment.PUBLIC_URL, log, stopping.signal).named
  return () => stopping.abort()
}

/** How Zalo stands at the start: connected as whom, or waiting for an administrator's consent. */
async function stateOf(database: Database, zalo: ZaloSide): Promise<ZaloState> {
  const tokens = await readOaTokens(database, zalo.oaId)
  return { isConnected: tokens !== undefined && !tokens.consentNeeded, name: zalo.botName() }
}

/** On a first start for trial without a messenger, links to try everything with; elsewhere the page takes none. */
async function firstLinks({
  environment,
  telegram,
  zalo,
  database,
  city,
  now,
}: Parts): Promise<FirstLinks | undefined> {
  // One of several processes runs under a service manager, whose journal is no place for links that let people in.
  if (environment.ROLE !== 'all' || telegram || zalo || !city.trial || !(await isUnused(database)))
    return undefined
  const unit = { edition: city.edition, unitCode: city.units.root.code }
  return makeFirstLinks(database, city.base, unit, now())
}
