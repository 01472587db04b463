import { languageOf } from '../../bot/core/languageOf.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { dueReminder, reminderReply } from '../../bot/flows/round/remind.ts'
import { type RoundTree, treeOf } from '../../bot/flows/round/tree.ts'
import type { Store } from '../../db/connect.ts'
import { claimRun, runsDone } from '../../db/leases.ts'
import { type BoundGroup, boundGroups } from '../../db/officials.ts'
import { enqueue } from '../../db/outbox.ts'
import { hasSent, holdRound, openRounds, type Round, reportsOf } from '../../db/rounds.ts'
import { reasonOf } from '../log.ts'
import type { SummaryParts } from './summaries.ts'

/**
 * Reminds the groups of open rounds that have not sent, before the due day and after it. A round that was opened, or a group that
 * was bound, only after the reminder's hour has just heard of it. A group that fails is tried again and keeps no other waiting.
 */
export async function sendRoundReminders(parts: SummaryParts, now: Date): Promise<void> {
  for (const round of await openRounds(parts.database)) {
    const dueAt = dueReminder(round.dueDay, now, parts.city.timeZone)
    if (!dueAt || round.openedAt > dueAt) continue
    const done = await runsDone(parts.database, dueAt)
    const groups = await boundGroups(parts.database)
    const due = groups.filter(
      (group) =>
        group.edition === round.edition &&
        group.unitCode !== round.unitCode &&
        group.boundAt <= dueAt &&
        !done.has(runOf(round, group)),
    )
    if (due.length === 0) continue
    const tree = treeOf(round, await reportsOf(parts.database, round))
    for (const group of due) await remind(parts, { tree, group, dueAt }, now)
  }
}

type Due = { readonly tree: RoundTree; readonly group: BoundGroup; readonly dueAt: Date }

async function remind(parts: SummaryParts, due: Due, now: Date): Promise<void> {
  try {
    if (await remindOnce(parts, due, now)) parts.outbox.ring()
  } catch (error) {
    const told = { worker: 'schedule', chatId: due.group.chatId, reason: reasonOf(error) }
    parts.log.error(told, 'a reminder of a round failed')
  }
}

/** The row of the run makes it happen once, in one transaction with the message, however many processes try. */
async function remindOnce(
  { database, city }: SummaryParts,
  { tree, group, dueAt }: Due,
  now: Date,
): Promise<boolean> {
  return database.transaction(async (store: Store) => {
    const { round } = tree
    const report = tree.byCode.get(group.unitCode)
    const held = await holdRound(store, round.id, 'shared')
    if (!report || !held || held.closedAt || !(await claimRun(store, runOf(round, group), dueAt)))
      return false
    if (await hasSent(store, round.id, group.unitCode)) return false
    const found = { own: group, round, tree, report }
    const body = inLanguage(languageOf(group), reminderReply(found, { city, now }))
    await enqueue(store, [{ chatId: group.chatId, class: 'push', body }])
    return true
  })
}

function runOf({ id }: Round, { chatId }: BoundGroup): string {
  return `round ${id} reminder ${chatId}`
}
