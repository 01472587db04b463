import { pino } from 'pino'
import { exportBytes } from '../../../db/exports.ts'
import { createSignal } from '../../../server/inbox/signal.ts'
import { exportNext } from '../../../server/workers/exports.ts'
import { channelsOn } from './city.ts'
import type { World } from './world.ts'

/** The server's worker takes up the file that waits. */
export async function writeFiles(world: World): Promise<void> {
  const { database, city } = world
  await exportNext({
    database,
    city,
    channels: new Map(Object.values(channelsOn(database)).map((channel) => [channel.name, channel])),
    outbox: createSignal(),
    log: pino({ level: 'silent' }),
    now: () => world.now,
  })
}

/** The newest file, if it is one of words: what whoever opens it reads. */
export async function newestFile({ database }: World): Promise<string[]> {
  const [newest] = await database.client<{ id: number; outcome: string | null; format: string }[]>`
    select id, outcome, format from exports order by id desc limit 1`
  if (!newest) return []
  const bytes = await exportBytes(database, Number(newest.id))
  const isWords = bytes !== undefined && newest.format === 'csv'
  const shown = isWords
    ? Buffer.from(bytes).toString('utf8').replace('\uFEFF', '').trimEnd().split('\r\n')
    : []
  return [`${newest.format}, ${newest.outcome ?? 'waits'}`, ...shown]
}
