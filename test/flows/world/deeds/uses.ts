import type { World } from '../world.ts'
import type { Deeds } from './deed.ts'

/** Counts what a chat did in the window that begins now, as if it had been done. */
async function use({ database, nameOf, now }: World, name: string, what: string, count: number) {
  const chats = await database.client<{ id: number }[]>`select id from chats`
  const chat = chats.find(({ id }) => nameOf(id) === name)
  if (!chat) throw new Error(`${name} has no chat`)
  await database.client`
    insert into chat_uses (chat_id, what, window_at, count)
    values (${chat.id}, ${what}, ${now.toISOString()}, ${count})
    on conflict (chat_id, what) do update set window_at = excluded.window_at, count = excluded.count, told_at = null`
}

/** "Ngọc đã làm 60 messages": so many of what `bot/core/uses.ts` counts. */
export const USE_DEEDS: Deeds = [
  [
    /^(.+) đã làm (\d+ \w+)$/,
    (world, name, done) => {
      const [count, what = ''] = done.split(' ')
      return use(world, name, what, Number(count))
    },
  ],
]
