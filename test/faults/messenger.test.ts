import { expect, test } from 'vitest'
import type { FaultChoice } from '../emulators/telegram/faults.ts'
import type { Telegram } from '../emulators/telegram/startTelegram.ts'
import { eventually } from '../support/eventually.ts'
import { asked } from './support/asked.ts'
import { spawnServer } from './support/mortalServer.ts'
import { byName, createSurroundings } from './support/surroundings.ts'
import { type Scene, underFaults } from './support/underFaults.ts'

/** Faults of the messenger in each run; a share of them is enough where nothing has changed (`MESSENGER_FAULTS=12`). */
const FAULTS = asked('MESSENGER_FAULTS', 100)
/** Calls that are never answered cost the server half a minute each: only where there is time for it. */
const HANGS = FAULTS >= 100
const PEOPLE = 12
/** Milliseconds within which something must happen that the people cause by going on. */
const PATIENCE = 60_000
/** A photo that can't be fetched is tried again after 2 s, and a second time its sender is told so: no photo may meet two. */
const BETWEEN_DOWNLOADS = 6_000

type Fault = (telegram: Telegram, choice: FaultChoice) => void

/** That it was too fast: nothing was done, and no attempt is counted. */
const TOO_FAST: readonly Fault[] = [
  ({ faults }, choice) => faults.tooManyRequests(1, 1, choice),
  ({ faults }, choice) => faults.refuse(1, 429, 'Too Many Requests', choice),
]
/** What else a messenger may answer instead of what it should; it may have done what was asked all the same. */
const BROKEN: readonly Fault[] = [
  ({ faults }, choice) => faults.refuse(1, 500, 'Internal Server Error', choice),
  ({ faults }, choice) => faults.serverErrorHtml(1, { ...choice, status: 502 }),
  ({ faults }, choice) => faults.serverErrorHtml(1, { ...choice, status: 200 }),
  ({ faults }, choice) => faults.reset(1, choice),
]
const ANSWERS = [...TOO_FAST, ...BROKEN]
const DOWNLOADS: readonly Fault[] = [
  ({ faults }, choice) => faults.serverErrorHtml(1, { ...choice, status: 502 }),
  ({ faults }, choice) => faults.reset(1, choice),
  ...(HANGS ? [({ faults }: Telegram, choice: FaultChoice) => faults.hang(1, choice)] : []),
]

/** Injects so many faults, each when the one before was met, while the people go on; also in the fetching of files. */
async function misbehave({ telegram, random }: Scene, on: string, applied: boolean): Promise<void> {
  const one = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
  let downloadAt = 0
  for (let n = 0; n < FAULTS; n++) {
    if (performance.now() > downloadAt && !applied) {
      one(DOWNLOADS)(telegram, { on: [random() < 0.5 ? 'getFile' : 'file'] })
      downloadAt = performance.now() + BETWEEN_DOWNLOADS
    }
    await meets(telegram, () => one(applied ? BROKEN : ANSWERS)(telegram, { on: [on], applied }), on)
  }
  if (HANGS) await meets(telegram, () => telegram.faults.hang(1, { on: [on], applied }), on)
  telegram.faults.clear()
}

/** Arms a fault and waits until a call has met it. */
async function meets(telegram: Telegram, arm: () => void, on: string): Promise<void> {
  const before = met(telegram, on)
  arm()
  await eventually(() => met(telegram, on) > before, `${on} never met a fault`, PATIENCE)
}

/** Calls that met a fault, of one method or of all. */
function met(telegram: Telegram, on?: string): number {
  return telegram.calls.filter(
    ({ method, outcome }) => outcome.fault !== undefined && (on === undefined || method === on),
  ).length
}

/** Refusals for pace that no fault made: then we were too fast ourselves. */
function tooFast(telegram: Telegram): number {
  return telegram.calls.filter(({ outcome }) => outcome.status === 429 && outcome.fault === undefined).length
}

test('a messenger that refuses, breaks off or says nonsense makes no answer come twice', async () => {
  let seen: Telegram | undefined
  await underFaults({
    name: 'messenger refuses',
    people: PEOPLE,
    photos: () => true,
    mayRepeat: false,
    async play(scene) {
      seen = scene.telegram
      ANSWERS[5]?.(scene.telegram, { on: ['getMe'] })
      ANSWERS[3]?.(scene.telegram, { on: ['setWebhook'] })
      const server = spawnServer(scene.settings)
      await server.listening
      await misbehave(scene, 'sendMessage', false)
      scene.injected(met(scene.telegram))
      return [server]
    },
  })
  expect(seen && tooFast(seen)).toBe(0)
})

test('a messenger whose answers are lost makes at most as many come twice', async () => {
  let faults = 0
  const { deliveredTwice } = await underFaults({
    name: 'messenger does it and says it did not',
    people: PEOPLE,
    mayRepeat: true,
    async play(scene) {
      const server = spawnServer(scene.settings)
      await server.listening
      await misbehave(scene, 'sendMessage', true)
      faults = met(scene.telegram)
      scene.injected(faults)
      return [server]
    },
  })
  expect(deliveredTwice).toBeLessThanOrEqual(faults)
})

test('updates that are fetched come once, however fetching fails', async () => {
  await underFaults({
    name: 'messenger fails while it is polled',
    people: PEOPLE,
    settings: { PUBLIC_URL: '' },
    mayRepeat: false,
    async play(scene) {
      ANSWERS[4]?.(scene.telegram, { on: ['deleteWebhook'] })
      const server = spawnServer(scene.settings)
      await server.listening
      for (let n = 0; n < FAULTS / 3; n++) {
        const choice = { on: ['getUpdates'], applied: n % 2 === 0 }
        await meets(scene.telegram, () => ANSWERS[n % ANSWERS.length]?.(scene.telegram, choice), 'getUpdates')
      }
      scene.injected(met(scene.telegram))
      return [server]
    },
  })
})

/** Look-ups that fail before names are found again. */
const FAILING = 4

test('names that are not found for a while only delay', async () => {
  const surroundings = createSurroundings()
  try {
    await underFaults({
      name: 'DNS gone',
      people: PEOPLE,
      mayRepeat: false,
      note: () => `${surroundings.failedLookUps()} look-ups failed`,
      async play({ settings, telegram, injected }) {
        const server = spawnServer({
          ...settings,
          ...surroundings.settings,
          TELEGRAM_API_ROOT: byName(telegram.apiRoot, 'telegram'),
        })
        await server.listening
        for (let n = 0; n < FAULTS / 6; n++) {
          const before = surroundings.failedLookUps()
          surroundings.set({ dnsError: n % 2 === 0 ? 'ENOTFOUND' : 'EAI_AGAIN' })
          // Connections that stand need no names, so they end with them.
          telegram.faults.reset(40, { on: ['sendMessage'] })
          await eventually(
            () => surroundings.failedLookUps() >= before + FAILING,
            'nothing was looked up',
            PATIENCE,
          )
          telegram.faults.clear()
          surroundings.set({ dnsError: null })
          injected()
        }
        return [server]
      },
    })
  } finally {
    surroundings.end()
  }
})
