import { createHash, createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Database } from '../../db/connect.ts'
import { visitEmbeddedDatabase } from '../../db/embedded/index.ts'
import { readKeys } from '../../server/env/keys.ts'
import { freePort } from '../bench/load.ts'
import { startTelegram, type Telegram } from '../emulators/telegram/startTelegram.ts'
import { startZalo, type Zalo } from '../emulators/zalo/startZalo.ts'
import { settingsIn } from '../stories/first/world.ts'
import { connectZalo, zaloSettings } from '../stories/zaloConnected.ts'
import { type ServerProcess, startServerProcess } from '../support/serverProcess.ts'
import { basicImages } from './images.ts'
import { appointOfficial, openVenues } from './inhabitants.ts'

/** What the senders know of the server: where it is, its secrets, its codes, and the pages that it gave out. */
export type Town = {
  readonly base: string
  readonly telegram: { readonly secret: string }
  readonly zalo: {
    readonly appId: string
    readonly oaId: string
    readonly oaSecret: string
    readonly media: string
  }
  /** Codes of gates, canonical. */
  readonly codes: readonly string[]
  readonly images: readonly Buffer[]
  /** Paths of pages that were really given out, in the order in which they came. */
  readonly pages: string[]
  /** The secret of somebody in the web chat, or of a room. */
  person(number: number): string
}

export type RunningTown = Town & {
  readonly server: ServerProcess
  readonly database: Database
  readonly messengers: { readonly telegram: Telegram; readonly zalo: Zalo }
  /** In the web chat the owner of the venues and an official, who has a room with a code to bind it by. */
  readonly owner: string
  readonly official: { readonly person: string; readonly room: string; readonly code: string }
  end(): Promise<void>
}

/** The whole server in a process of its own, on its own PostgreSQL, between two emulated messengers. */
export async function startTown(seed: number, told: (line: string) => void): Promise<RunningTown> {
  const ending: (() => Promise<unknown>)[] = []
  const end = async () => {
    for (const step of ending.splice(0).reverse()) await step()
  }
  try {
    const dataDir = mkdtempSync(join(tmpdir(), 'khaibao-fuzz-'))
    ending.push(async () => rmSync(dataDir, { recursive: true, force: true }))
    const telegram = await startTelegram({ token: `123456:FUZZ${seed}`, seed })
    const zalo = await startZalo({ seed })
    ending.push(telegram.stop, zalo.stop)
    telegram.faults.paceLimits = 'off'
    const port = await freePort()
    // By its number: Telegram takes no button that leads to a host without a dot.
    const base = `http://127.0.0.1:${port}`
    const settings = {
      ...settingsIn(dataDir),
      ...messengerSettings(telegram, zalo),
      PORT: String(port),
      PUBLIC_URL: base,
    }
    const server = await startServerProcess(settings, told)
    ending.push(server.stop)
    await connectZalo(zalo, base, settings)
    const visited = await visitDatabase(dataDir)
    ending.push(visited.leave)
    const person = (number: number) =>
      createHash('sha256').update(`fuzz ${seed} ${number}`).digest('base64url')
    const [owner, official] = [person(-1), { person: person(-2), room: person(-3) }]
    const codes = await openVenues(visited.database, owner, seed)
    const { keys } = visited.database
    return {
      base,
      telegram: {
        secret: createHmac('sha256', keys.find)
          .update(`telegram webhook:${telegram.token}`)
          .digest('base64url'),
      },
      zalo: { appId: zalo.appId, oaId: zalo.oaId, oaSecret: zalo.oaSecret, media: zalo.apiRoot },
      codes,
      images: await basicImages(base, codes, seed),
      pages: [],
      person,
      server,
      database: visited.database,
      messengers: { telegram, zalo },
      owner,
      official: { ...official, code: await appointOfficial(visited.database, official.person, seed) },
      end,
    }
  } catch (error) {
    await end()
    throw error
  }
}

function messengerSettings(telegram: Telegram, zalo: Zalo): Record<string, string> {
  return {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ...zaloSettings(zalo),
    ZALO_CALLS_A_MINUTE: '4000',
  }
}

async function visitDatabase(dataDir: string): Promise<{ database: Database; leave(): Promise<void> }> {
  const { keys } = readKeys({ DATA_DIR: dataDir, SEAL_KEY: undefined, FIND_KEY: undefined })
  const visit = await visitEmbeddedDatabase({ dataDir, note: () => {} })
  const database = connect({ url: visit.serverUrl, keys, connections: 2 })
  return {
    database,
    async leave() {
      await database.close()
      await visit.leave()
    },
  }
}
