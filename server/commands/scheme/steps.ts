import { setTimeout } from 'node:timers/promises'
import { languageOf } from '../../../bot/core/languageOf.ts'
import type { Reply } from '../../../bot/core/outgoing.ts'
import { inLanguage } from '../../../bot/core/turn.ts'
import { groupToldText, ownerToldText } from '../../../bot/flows/scheme/ended.ts'
import { unitName } from '../../../bot/flows/unitName.ts'
import { USUAL_TEMPLATE } from '../../../bot/templates/directory.ts'
import { chatsOfPerson } from '../../../db/chats.ts'
import type { Database, Store } from '../../../db/connect.ts'
import * as ending from '../../../db/endScheme.ts'
import { eraseOthers } from '../../../db/erase.ts'
import { claimRun } from '../../../db/leases.ts'
import { boundGroups } from '../../../db/officials.ts'
import { enqueue } from '../../../db/outbox.ts'
import { recordPurge } from '../../../db/purges.ts'
import { ownersOfOpenVenues } from '../../../db/venuesOfOwners.ts'

/** What the steps know: the city as its people call it, and since when the scheme has ended. */
export type Ending = {
  readonly database: Database
  /** The same as the role that owns it. */
  readonly owner: Database
  readonly city: { readonly name: string; readonly timeZone: string }
  readonly units: Parameters<typeof unitName>[0]
  readonly rootCode: string
  readonly endedAt: Date
  readonly now: Date
}

/** One part of the end, that may be done again and again, and after a kill at any point; `does` is said with how many it were. */
export type Step = { readonly does: string; readonly run: (ending: Ending) => Promise<number> }

/** Persons forgotten in one transaction: each takes much with it. */
const PERSONS_AT_ONCE = 100
/** Runs are remembered for a week: whoever goes on with an end that is older tells nobody again. */
const TOLD_DAYS = 6
const DAY_MILLISECONDS = 86_400_000

/** All that the end is, in order: first what keeps people from recording, at last what is forgotten. */
export const STEPS: readonly Step[] = [
  { does: 'tờ mã đã thu hồi', run: ({ database, now }) => ending.retirePosters(database, now) },
  {
    does: 'tờ khai đã thôi dùng',
    run: ({ database, units: { edition }, rootCode, now }) =>
      ending.stopForms(database, { edition, unitCode: rootCode, template: USUAL_TEMPLATE }, now),
  },
  { does: 'ca trực đã kết thúc', run: ({ database }) => ending.endAllShifts(database) },
  { does: 'trang, tệp và mã mời đã đóng', run: ({ database }) => ending.endOpenPages(database) },
  { does: 'đợt báo cáo đã đóng', run: ({ database, now }) => ending.closeRounds(database, now) },
  { does: 'chủ địa điểm được báo gỡ tờ mã', run: tellOwners },
  { does: 'nhóm được báo', run: tellGroups },
  { does: 'hồ sơ truy vết đã xoá', run: ({ database }) => ending.deleteCases(database) },
  {
    does: 'lượt vào ra đã xoá',
    run: ({ database, owner, now }) => ending.deleteVisits(database, owner, now),
  },
  { does: 'tờ khai đã nộp đã xoá', run: ({ database, now }) => ending.deleteDeclarations(database, now) },
  { does: 'người đã xoá dữ liệu', run: forgetPeople },
]

async function tellOwners({ database, city, endedAt, now }: Ending): Promise<number> {
  if (isLongAgo(endedAt, now)) return 0
  let told = 0
  for (const { ownerId, venues } of await ownersOfOpenVenues(database)) {
    const isNew = await database.transaction(async (store) => {
      const [chat] = await chatsOfPerson(store, ownerId)
      return chat ? tellOnce(store, chat, { text: ownerToldText(city, endedAt, venues) }, endedAt) : false
    })
    if (isNew) told += 1
  }
  return told
}

async function tellGroups({ database, city, units, endedAt, now }: Ending): Promise<number> {
  if (isLongAgo(endedAt, now)) return 0
  let told = 0
  for (const { chatId: id, language, ...unit } of await boundGroups(database)) {
    const isNew = await database.transaction((store) =>
      tellOnce(
        store,
        { id, language },
        { text: groupToldText(city, unitName(units, unit), endedAt) },
        endedAt,
      ),
    )
    if (isNew) told += 1
  }
  return told
}

function isLongAgo(endedAt: Date, now: Date): boolean {
  return now.getTime() - endedAt.getTime() > TOLD_DAYS * DAY_MILLISECONDS
}

/** The row of the run is written with the message, so that it is said once. */
async function tellOnce(
  store: Store,
  chat: { readonly id: number; readonly language: string | null },
  reply: Reply,
  endedAt: Date,
): Promise<boolean> {
  if (!(await claimRun(store, `scheme ended ${chat.id}`, endedAt))) return false
  await enqueue(store, [{ chatId: chat.id, class: 'broadcast', body: inLanguage(languageOf(chat), reply) }])
  return true
}

/** How often those are tried again whose chat was busy, and how long apart: a turn takes some hundredths of a second. */
const TRIES = 5
const PAUSE_MILLISECONDS = 300

async function forgetPeople({ database, now }: Ending): Promise<number> {
  let all = 0
  for (let attempt = 1; ; attempt++) {
    all += await forgetOnce(database, now)
    if (attempt === TRIES || (await ending.keptOn(database)).busy === 0) return all
    await setTimeout(PAUSE_MILLISECONDS)
  }
}

async function forgetOnce(database: Database, now: Date): Promise<number> {
  let [after, all] = [0, 0]
  for (;;) {
    const { gone, last } = await database.transaction(async (store) => {
      const some = await eraseOthers(store, { after, atOnce: PERSONS_AT_ONCE, at: now })
      if (some.gone > 0) await recordPurge(store, { what: 'persons', before: now, rows: some.gone, at: now })
      return some
    })
    all += gone
    if (last === undefined) return all
    after = last
  }
}
