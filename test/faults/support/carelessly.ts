import { eventually } from '../../support/eventually.ts'
import { allListen, startCrew } from './crew.ts'
import type { MortalServer } from './mortalServer.ts'
import type { Scene } from './underFaults.ts'

/** Milliseconds until people have done as much as is to be brought wrongly. */
const PATIENCE = 400_000
/** Updates that the next fault meets at most; Zalo brings three events with each answer of ours, so it meets more of them. */
const AT_MOST = { telegram: 4, zalo: 16 }
/** Milliseconds for which an update stays back at most: several others overtake it. */
const LATEST = 1_000

/** Brings what people do twice, late and out of its order, so many times, to processes that all live. */
export async function bringCarelessly(scene: Scene, times: number): Promise<readonly MortalServer[]> {
  const { posts, telegram, zalo } = scene
  const servers = await allListen(startCrew(posts))
  if (zalo) zalo.switches.outOfOrder = true
  const armed = () => telegram.faults.armedDeliveries + (zalo?.faults.armedDeliveries ?? 0)
  for (let brought = 0; brought < times; ) {
    const more = armNext(scene)
    await eventually(() => armed() === 0, 'nobody did anything', PATIENCE)
    scene.injected(more)
    brought += more
  }
  return servers
}

/** Lets some of the next updates come twice or late; gives how many. */
function armNext({ telegram, zalo, random }: Scene): number {
  const onZalo = zalo !== undefined && random() < 0.5
  const count = 1 + Math.floor(random() * (onZalo ? AT_MOST.zalo : AT_MOST.telegram))
  const isTwice = random() < 0.5
  const late = random() * LATEST
  if (isTwice) (onZalo ? zalo : telegram).faults.deliverTwice(count)
  else if (onZalo) zalo.faults.deliverLate(late, count)
  else telegram.faults.deliverLate(late, { times: count })
  return count
}
