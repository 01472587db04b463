import { writeFiles } from '../files.ts'
import type { Deeds } from './deed.ts'

/** Files of a log, and how writing them goes. */
export const FILE_DEEDS: Deeds = [
  [/^tệp nhật ký được lập$/u, writeFiles],
  [
    /^lập tệp nhật ký hỏng (\d+) lần$/u,
    ({ database }, times) =>
      database.client`update exports set attempts = ${times}, next_at = clock_timestamp() where done_at is null`,
  ],
  [/^tệp nhật ký quá 24 giờ$/u, ({ database }) => database.client`delete from exports`],
  [
    /^(.+) đã lấy (\d+) tệp hôm nay$/u,
    ({ database, now }, name, count) => database.client`
      insert into exports (chat_id, person_id, venue_id, format, asked_sealed, language, created_at, done_at)
      select c.id, v.owner_id, v.id, 'csv', '\\x00', 'vi', ${now.toISOString()}, ${now.toISOString()}
        from venues v join chats c on c.person_id = v.owner_id, generate_series(1, ${count}::int)
       where v.name = ${name}`,
  ],
]
