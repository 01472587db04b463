import { eq, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { alarmChats, chats } from './schema/index.ts'

/** A chat in which alarms are told. */
export type AlarmChat = {
  readonly chatId: number
  readonly channel: string
  readonly language: string | null
  readonly addedAt: Date
  readonly reachable: boolean
}

/** Lets alarms be told in a chat; false when they were already. */
export async function addAlarmChat({ sql: db }: Pick<Store, 'sql'>, chatId: number): Promise<boolean> {
  const added = await db.insert(alarmChats).values({ chatId }).onConflictDoNothing().returning()
  return added.length > 0
}

/** Ends the telling in a chat; false when there was none. */
export async function removeAlarmChat({ sql: db }: Pick<Store, 'sql'>, chatId: number): Promise<boolean> {
  const removed = await db.delete(alarmChats).where(eq(alarmChats.chatId, chatId)).returning()
  return removed.length > 0
}

export async function isAlarmChat({ sql: db }: Pick<Store, 'sql'>, chatId: number): Promise<boolean> {
  const rows = await db.select().from(alarmChats).where(eq(alarmChats.chatId, chatId))
  return rows.length > 0
}

/** Every chat in which alarms are told, the oldest first. */
export async function alarmChatsNow({ sql: db }: Pick<Store, 'sql'>): Promise<AlarmChat[]> {
  return db
    .select({
      chatId: alarmChats.chatId,
      channel: chats.channel,
      language: chats.language,
      addedAt: alarmChats.addedAt,
      reachable: sql<boolean>`${chats.unreachableAt} is null`,
    })
    .from(alarmChats)
    .innerJoin(chats, eq(chats.id, alarmChats.chatId))
    .orderBy(alarmChats.addedAt, alarmChats.chatId)
}
