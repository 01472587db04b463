import { pino } from 'pino'
import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import { exportBytes } from '../../../db/exports.ts'
import { open } from '../../../db/seal.ts'
import { createSignal } from '../../../server/inbox/signal.ts'
import { exportNext } from '../../../server/workers/exports.ts'
import { channelsOn } from './city.ts'
import type { World } from './world.ts'

/** The server's worker takes up the file that waits; gives what it says, and to which chat. */
export async function writeFiles(world: World): Promise<{ chatId: number; message: OutgoingMessage }[]> {
  const { database, city } = world
  const channels = channelsOn(database)
  const [before] = await database.client<{ id: number }[]>`select coalesce(max(id), 0) as id from outbox`
  await exportNext({
    database,
    city,
    channels: new Map(Object.values(channels).map((channel) => [channel.name, channel])),
    outbox: createSignal(),
    log: pino({ level: 'silent' }),
    now: () => world.now,
  })
  const rows = await database.client<{ chat: number; body: Uint8Array }[]>`
    select chat_id as chat, body_sealed as body from outbox where id > ${Number(before?.id)} order by id`
  return rows.map(({ chat, body }) => ({
    chatId: Number(chat),
    message: open<OutgoingMessage>(database.keys, 'outbox', body),
  }))
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
