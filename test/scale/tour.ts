import { readFileSync } from 'node:fs'
import type { Database } from '../../db/connect.ts'
import { makeVisitPartitions } from '../../db/partitions.ts'
import { purge } from '../../db/purge.ts'
import { putOffBehind } from '../../db/standingBehind.ts'
import { endOverdueVisits } from '../../db/visits.ts'
import { forgetHeld } from '../../server/workers/forgetHeld.ts'
import { lookForFlags } from '../../server/workers/plausibility.ts'
import { newGround } from '../flows/world/ground.ts'
import { play } from '../flows/world/play.ts'
import { newWorld } from '../flows/world/world.ts'
import { openHouse } from '../server/workers/support/house.ts'
import { eventually } from '../support/eventually.ts'

/** Conversations that between them do what fills the large tables and what looks into them. */
const CONVERSATIONS = [
  'consent/holder-only',
  'link/in-the-middle',
  'history/family',
  'history/reminders',
  'group/body',
  'checkIn/undo',
  'scan/album',
  'log/search',
  'export/failing',
  'live/own-place',
  'history/by-staff',
  'strangeCode/retired-and-several',
  'trace/notices',
  'ownData/english',
]

/** What is known of the database when people and workers have done what they do. */
export type Toured = { readonly owner: Database; end(): Promise<void> }

/** Lets people talk, workers work and the clock forget, so that the product sends the statements that it lives by. */
export async function tour(): Promise<Toured> {
  const ground = await newGround()
  for (const name of CONVERSATIONS) {
    const script = readFileSync(new URL(`../flows/transcripts/${name}.txt`, import.meta.url), 'utf8')
    await play(script, await newWorld(ground))
  }
  await workersWork()
  return { owner: ground.owner, end: () => ground.close() }
}

/** A photo on its way through real workers, and what is done by the clock. */
async function workersWork(): Promise<void> {
  const house = await openHouse()
  const process = house.process()
  process.startTurns()
  process.startDeliveries()
  await house.arrive('Ngọc', { kind: 'photo', photo: { file: 'ảnh' } })
  await house.handled()
  await eventually(
    async () => (await house.said()).some(({ outcome }) => outcome !== null),
    'nothing was said',
  )
  const [{ database }, now] = [process, process.now()]
  await makeVisitPartitions(database, now.toISOString().slice(0, 10), 1, process.city.timeZone)
  await endOverdueVisits(database, now, 1)
  await putOffBehind(database, 'telegram')
  await lookForFlags(process, now)
  await forgetHeld(database, now)
  await purge(database, now)
  await house.end()
}
