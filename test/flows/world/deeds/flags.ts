import { addDays, cityDay, startOfCityDay } from '../../../../bot/core/cityTime.ts'
import { createSignal } from '../../../../server/inbox/signal.ts'
import { lookForFlags } from '../../../../server/workers/plausibility.ts'
import { ZONE } from '../city.ts'
import { makeKnown } from '../known.ts'
import type { Actor, World } from '../world.ts'
import type { Deeds } from './deed.ts'

const PAST_DAYS = 28
const HOUR_MILLISECONDS = 3_600_000

/** Twelve an hour on each of the last four weeks' days. */
async function hadVisitors({ database, now }: World, place: string, hours: string): Promise<void> {
  const [from = 0, until = 0] = hours.split(' giờ đến ').map(Number)
  const today = cityDay(now, ZONE)
  const midnights = Array.from({ length: PAST_DAYS }, (_, back) =>
    startOfCityDay(addDays(today, -back - 1), ZONE),
  )
  const moments = midnights.flatMap((midnight) =>
    Array.from({ length: until - from }, (_, hour) =>
      new Date(midnight.getTime() + (from + hour) * HOUR_MILLISECONDS).toISOString(),
    ),
  )
  await database.client`
    insert into venue_hours (venue_id, hour, ins)
    select v.id, hour, 12 from venues v, unnest(${moments}::timestamptz[]) as hour where v.name = ${place}`
}

/** So many whom the city knows photograph a place's poster, spread over five minutes. Each must be told that it was recorded. */
async function allCome(world: World, count: string, place: string): Promise<void> {
  const all = Number(count)
  const begins = world.now.getTime()
  for (let number = 1; number <= all; number++) {
    world.now = new Date(begins + (number * 5 * 60_000) / (all + 1))
    world.sentAt = world.now
    const name = `Khách ${number}`
    const chat = { address: name, kind: 'private' } as const
    const visitor: Actor = { name, channel: 'web', language: 'vi', chat, sender: name }
    await world.join(visitor)
    await makeKnown(world, visitor, { name: 'Lê Văn Khách', phone: `+84${910_000_000 + number}` })
    const [said] = await world.does(visitor, { kind: 'photo', photo: { file: place } })
    if (!said?.message.text.startsWith('✅ Đã ghi VÀO'))
      throw new Error(`not recorded: ${said?.message.text}`)
  }
  // All were told the same, which nobody wants to read so often.
  await world.database.client`delete from outbox`
}

/** What is looked for in visits that are hard to believe, and who makes them. */
export const FLAG_DEEDS: Deeds = [
  [/^(.+) mỗi ngày có khách từ (\d+ giờ đến \d+) giờ$/u, hadVisitors],
  [/^(\d+) người chụp tờ dán của (.+) trong 5 phút$/u, allCome],
  [
    /^lượt khó tin được xem$/u,
    ({ database, city, now }) => lookForFlags({ database, city, outbox: createSignal() }, now),
  ],
]
