import { pino } from 'pino'
import { appoint } from '../../../../db/officials.ts'
import { createSignal } from '../../../../server/inbox/signal.ts'
import { sendExposureNotices } from '../../../../server/workers/exposureNotices.ts'
import { EDITION, HAI_PHONG, NGO_QUYEN } from '../city.ts'
import type { World } from '../world.ts'
import { type Deeds, personCalled } from './deed.ts'

/** Somebody leads a unit; a lead's word is asked for before people are told. */
async function becomesLead(world: World, name: string, unit: string): Promise<void> {
  const unitCode = unit === 'phường' ? NGO_QUYEN : HAI_PHONG
  const personId = await personCalled(world, name)
  await appoint(world.database, personId, { edition: EDITION, unitCode }, { role: 'lead', name })
}

/** What was approved goes out, and who must be called is found. */
async function noticesAreSent({ database, city, now }: World): Promise<void> {
  await sendExposureNotices({ database, city, outbox: createSignal(), log: pino({ level: 'silent' }) }, now)
}

export const NOTICE_DEEDS: Deeds = [
  [/^(.+) là lãnh đạo của (phường|thành phố)$/u, becomesLead],
  [/^thông báo tiếp xúc được gửi$/u, noticesAreSent],
]
