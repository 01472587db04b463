import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import qrcode from 'qrcode'
import { expect, test } from 'vitest'
import { makeCode, showCode } from '../../bot/qr/code.ts'
import { gateUrl } from '../../bot/qr/ownUrl.ts'
import { ensureChat } from '../../db/chats.ts'
import { connect, type Database } from '../../db/connect.ts'
import { createPerson } from '../../db/people.ts'
import { registerVenue } from '../../db/venues.ts'
import { freePort } from '../bench/load.ts'
import { seededBytes, seededNumbers } from '../bot/qr/seeded.ts'
import { startTelegram } from '../emulators/telegram/startTelegram.ts'
import { EDITION, KEYS, NGO_QUYEN } from '../flows/world/city.ts'
import { freshDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { accountOf, repeats, unfinished } from './ledger.ts'
import { spawnServer } from './mortalServer.ts'
import { letPeopleLive, type Tally, type Venue } from './people.ts'

/** A share of them is enough where nothing has changed (`KILLS=20`). */
const KILLS = Number(process.env.KILLS ?? 50)
const PEOPLE = 16
/**
 * Photos are sent between these kills. One whose reading is cut off comes back after 30 s and is set aside when that
 * happened three times, so the last of them must meet the end of the kills on its third try.
 */
const PHOTOS = { from: Math.round(KILLS * 0.36), to: Math.round(KILLS * 0.56) }
/** A third of the kills meets a server that is still starting. */
const KILLED_WHILE_STARTING = 0.33
/** Milliseconds that a server lives at most, from its start or from the moment at which it listens. */
const LIFE = { starting: 1_200, listening: 1_000 }
const TOKEN = '123456:KILL'

/** Kills the server again and again at random moments; the last one lives. */
async function killAgainAndAgain(
  settings: Readonly<Record<string, string>>,
  random: () => number,
  killed: () => void,
): Promise<ReturnType<typeof spawnServer>> {
  for (let kill = 0; kill < KILLS; kill++) {
    const server = spawnServer(settings)
    if (random() < KILLED_WHILE_STARTING) await wait(random() * LIFE.starting)
    else {
      await server.listening
      await wait(random() * LIFE.listening)
    }
    await server.kill()
    killed()
  }
  const last = spawnServer(settings)
  await last.listening
  return last
}

async function openVenue(database: Database, base: string, seed: number): Promise<Venue> {
  const code = makeCode(seededBytes(seed))
  const chatId = await ensureChat(database, { channel: 'web', kind: 'private', address: 'owner' })
  const owner = await createPerson(database, { profile: {}, chatId })
  const venue = {
    ownerId: owner.id,
    name: 'Chợ Ga',
    foldedName: 'cho ga',
    type: 'market',
    address: '1 Lương Khánh Thiện',
    edition: EDITION,
    unitCode: NGO_QUYEN,
    registrant: { name: 'Trần Thị Chủ', phone: '+84912000000', phoneConfirmed: true },
  }
  await registerVenue(database, venue, { name: 'Cổng chính', direction: 'both', code })
  const poster = await qrcode.toBuffer(gateUrl(base, code), { width: 600, margin: 4 })
  return { code, typed: showCode(code), poster }
}

type Sum = { acknowledged: number; handled: number; lost: number; doubled: number; deliveredTwice: number }

/** Compares what a person did with what became of it. */
async function settle(database: Database, tally: Tally, sum: Sum): Promise<void> {
  const { handled, said, visits, outs } = await accountOf(database, tally.chatId)
  sum.acknowledged += tally.acts
  sum.handled += handled.filter(({ outcome }) => outcome === 'handled').length
  sum.lost += Math.max(0, tally.acts - handled.length) + Math.max(0, tally.visits - visits)
  sum.doubled += Math.max(0, handled.length - tally.acts) + Math.max(0, visits - tally.visits)
  expect(handled.map(({ outcome }) => outcome)).toEqual(handled.map(() => 'handled'))
  expect(handled.map(({ doneAt }) => doneAt)).toEqual(handled.map(({ doneAt }) => doneAt).toSorted())
  for (const line of [true, false]) {
    const updates = handled.filter(({ press }) => press === line).map(({ update }) => update)
    expect(updates).toEqual(updates.toSorted((a, b) => a - b))
  }
  expect({ acts: handled.length, answers: said.length, visits, outs }).toEqual({
    acts: tally.acts,
    answers: tally.acts,
    visits: tally.visits,
    outs: tally.outs,
  })
  expect(said.map(({ outcome }) => outcome)).toEqual(said.map(() => 'sent'))
  sum.deliveredTwice += repeats(
    said.map(({ text }) => text),
    tally.heard(),
  )
}

test(`${KILLS} kills lose nothing and do nothing twice`, async () => {
  const seed = Number(process.env.KILL_SEED ?? randomInt(1_000_000))
  const began = performance.now()
  // Two streams of chance, because the people and the kills do not wait for each other.
  const [life, deaths] = [seededNumbers(seed), seededNumbers(seed + 1)]
  const fresh = await freshDatabase()
  const database = connect({ url: fresh.url, keys: KEYS, connections: 4 })
  const telegram = await startTelegram({ token: TOKEN, seed, timeScale: 0.02, webhookTimeout: 10_000 })
  const port = await freePort()
  const base = `http://localhost:${port}`
  const settings = {
    DATABASE_URL: fresh.url,
    SEAL_KEY: Buffer.from(KEYS.openers.get(KEYS.current) ?? []).toString('base64'),
    FIND_KEY: Buffer.from(KEYS.find).toString('base64'),
    PORT: String(port),
    PUBLIC_URL: base,
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: telegram.apiRoot,
  }
  console.log(`kill -9, seed ${seed} (KILL_SEED repeats it)`)
  try {
    const first = spawnServer(settings)
    await first.listening
    const venue = await openVenue(database, base, seed)
    await first.kill()

    let kills = 0
    const day = { goesOn: () => kills < KILLS, photos: () => kills >= PHOTOS.from && kills < PHOTOS.to }
    const people = letPeopleLive(telegram, PEOPLE, venue, day, life)
    const killing = killAgainAndAgain(settings, deaths, () => {
      kills += 1
    })
    const [tallies, server] = await Promise.all([people, killing])
    await telegram.waitForDelivery({ within: 30_000 })
    await eventually(async () => (await unfinished(database)) === 0, 'something is stuck')

    const sum = { acknowledged: 0, handled: 0, lost: 0, doubled: 0, deliveredTwice: 0 }
    for (const tally of tallies) await settle(database, tally, sum)
    expect(await server.stop()).toBe(0)
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(
      `${kills} kills: ${sum.acknowledged} acknowledged, ${sum.handled} handled, lost ${sum.lost}, doubled ${sum.doubled};` +
        ` ${sum.deliveredTwice} answers delivered twice; ${seconds} s`,
    )
    expect(sum).toMatchObject({ lost: 0, doubled: 0 })
  } finally {
    await telegram.stop()
    await database.close()
    await fresh.drop()
  }
})
