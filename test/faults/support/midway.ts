import { setTimeout as wait } from 'node:timers/promises'
import { eventually } from '../../support/eventually.ts'
import { allListen, startCrew } from './crew.ts'
import { killSparingLastTries } from './killing.ts'
import type { MortalServer } from './mortalServer.ts'
import type { Scene } from './underFaults.ts'

/** Milliseconds: people act all the time, but many may wait for what was cut off before. */
const PATIENCE = 400_000
/** Milliseconds that reading a photo takes about, on a machine that is busy. */
const READING = 300
/** The worker's place behind the web process. */
const WORKER = 1

/** A messenger as the server calls it. */
type Called = {
  readonly faults: {
    hang(times: number, choice: { readonly on: readonly string[]; readonly applied?: boolean }): void
    clear(): void
  }
  readonly download: string
  readonly sending: string
  callsOf(name: string): readonly { readonly outcome: { readonly fault?: string } }[]
}

/** Kills the worker so many times, by turns in the middle of a photo's reading and in the middle of a delivery. */
export async function killMidway(scene: Scene, kills: number): Promise<readonly MortalServer[]> {
  const crew = startCrew(scene.posts)
  await allListen(crew)
  for (let killed = 0; killed < kills; killed++) {
    const messenger = messengerOf(scene)
    const { random } = scene
    if (killed % 2 === 0) await photoUnderWay(messenger, random() < 0.5)
    else await deliveryUnderWay(messenger, random() < 0.5)
    await wait(random() * READING)
    await killSparingLastTries(crew, scene.database, [WORKER])
    messenger.faults.clear()
    scene.injected()
    await crew.servers[WORKER]?.listening
  }
  return allListen(crew)
}

function messengerOf({ telegram, zalo, random }: Scene): Called {
  if (!zalo || random() < 0.5) return telegramCalled(telegram)
  return { faults: zalo.faults, download: '/media', sending: '/v3.0/oa/message/cs', callsOf: zalo.callsOf }
}

export function telegramCalled({ faults, callsOf }: Scene['telegram']): Called {
  return { faults, download: 'file', sending: 'sendMessage', callsOf }
}

/** Resolves when a photo has just been asked for; a stuck one does not come. */
export async function photoUnderWay({ faults, callsOf, download }: Called, isStuck: boolean): Promise<void> {
  const before = callsOf(download).length
  if (isStuck) faults.hang(2, { on: [download] })
  await eventually(() => callsOf(download).length > before, 'nobody’s photo was fetched', PATIENCE)
}

/** Resolves while a message is being delivered, which the person has got already, or not. */
export async function deliveryUnderWay(
  { faults, callsOf, sending }: Called,
  applied: boolean,
): Promise<void> {
  const stuck = () => callsOf(sending).filter(({ outcome }) => outcome.fault === 'hang').length
  const before = stuck()
  faults.hang(1, { on: [sending], applied })
  await eventually(() => stuck() > before, 'nothing was said', PATIENCE)
}
