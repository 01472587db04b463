import {
  type AskedFor,
  type HistoryRow,
  listIn,
  personOf,
  receivedFromRow,
  rowsIn,
} from '../../bot/channels/zalo/history.ts'
import type { Received } from '../../bot/core/received.ts'
import { callForHistory, isAccounts, refusalIn } from './historyCalls.ts'
import type { ZaloSide } from './side.ts'

/** Rows that Zalo gives at once (`listrecentchat`, `conversation`); of other lists we ask for no more either. */
const ROWS_AT_ONCE = 10
/** A chat's newest message may carry a time of Zalo's clock that is a little behind ours; milliseconds. */
const CLOCKS_APART = 60_000

/** How many rows are read of each list at most, so that no fault of Zalo's makes a reading endless. */
export type HistoryLimits = {
  /** More people than a city's account has followers that write within a day. */
  readonly chats: number
  /** More than a person says within a day. */
  readonly messages: number
  readonly groups: number
}
export const HISTORY_LIMITS: HistoryLimits = { chats: 100_000, messages: 5_000, groups: 10_000 }

/** What was said since a moment, in every conversation of the account. */
export type HistoryWish = {
  /** What is older is not wanted; asked again and again, because reading may take hours. */
  readonly since: () => Date
  /**
   * Whether to look into every conversation. Otherwise only into those whose newest message is a person's and unknown to us:
   * each look is a call of the few that the account has.
   */
  readonly deep: boolean
  readonly isKnown: (messageId: string) => Promise<boolean>
  readonly limits: HistoryLimits
  /** Is told of what Zalo refuses to tell, by its code: the rest is read all the same. */
  readonly refused: (code: number) => void
  /** Is told that a list goes on where we stop. */
  readonly cut: (list: keyof HistoryLimits) => void
  readonly now: () => Date
  readonly stop: AbortSignal
}

/** What a conversation brought: what can be handled, oldest first, and what a row does not tell enough of. */
export type Portion = { readonly received: readonly Received[]; readonly untold: readonly HistoryRow[] }

type List = {
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
  readonly rows: keyof HistoryLimits
}
const RECENT_CHATS: List = { path: '/v2.0/oa/listrecentchat', fields: {}, rows: 'chats' }
const GROUPS: List = { path: '/v3.0/oa/group/getgroupsofoa', fields: {}, rows: 'groups' }

function conversationOf({ kind, address }: AskedFor): List {
  return kind === 'group'
    ? { path: '/v3.0/oa/group/conversation', fields: { group_id: address }, rows: 'messages' }
    : { path: '/v2.0/oa/conversation', fields: { user_id: address }, rows: 'messages' }
}

/** Gives what people said, in portions: a long gap is worked off while it is read. */
export async function* readHistory(zalo: ZaloSide, wish: HistoryWish): AsyncGenerator<Portion> {
  for await (const person of people(zalo, wish)) {
    yield* conversation(zalo, { kind: 'private', address: person }, wish)
  }
  for await (const group of groups(zalo, wish)) {
    yield* conversation(zalo, { kind: 'group', address: group }, wish)
  }
}

/**
 * The people whose conversations are to be read. A chat in which something is said while the list is read moves to its front,
 * behind our back: so its beginning is read again until it brings nobody new.
 */
async function* people(zalo: ZaloSide, wish: HistoryWish): AsyncGenerator<string> {
  const seen = new Set<string>()
  let { since } = wish
  for (let before = -1; before < seen.size; ) {
    before = seen.size
    const begun = new Date(wish.now().getTime() - CLOCKS_APART)
    for await (const row of rows(zalo, RECENT_CHATS, wish, since)) {
      const person = personOf(row)
      if (seen.has(person) || !(wish.deep || (await isNews(row, wish)))) continue
      seen.add(person)
      yield person
    }
    if (!wish.deep) return
    since = () => begun
  }
}

async function isNews(row: HistoryRow, wish: HistoryWish): Promise<boolean> {
  return row.isPersons && !(await wish.isKnown(row.message_id))
}

/** One conversation; one that Zalo does not tell is passed over, and what it told before is kept. */
async function* conversation(zalo: ZaloSide, asked: AskedFor, wish: HistoryWish): AsyncGenerator<Portion> {
  const received: Received[] = []
  const untold: HistoryRow[] = []
  try {
    for await (const row of rows(zalo, conversationOf(asked), wish, wish.since)) {
      const read = receivedFromRow(row, asked, zalo.reader)
      if (read === 'untold') untold.push(row)
      else received.unshift(...read)
    }
  } catch (error) {
    const code = refusalIn(error)
    // What Zalo says of the account is true of every conversation, so nothing is read; but an account may do without groups.
    if (code === undefined || (asked.kind === 'private' && isAccounts(error))) throw error
    wish.refused(code)
  }
  yield { received, untold }
}

async function* groups(zalo: ZaloSide, wish: HistoryWish): AsyncGenerator<string> {
  const seen = new Set<string>()
  try {
    for await (const page of pages(zalo, GROUPS, wish))
      for (const group of page.flatMap(groupIdIn)) {
        if (!seen.has(group)) yield group
        seen.add(group)
      }
  } catch (error) {
    const code = refusalIn(error)
    if (code === undefined) throw error
    wish.refused(code)
  }
}

function groupIdIn(group: unknown): readonly string[] {
  const id = typeof group === 'object' && group !== null && 'group_id' in group ? group.group_id : undefined
  return typeof id === 'string' ? [id] : []
}

/** The rows of a list since a moment, newest first. */
async function* rows(
  zalo: ZaloSide,
  list: List,
  wish: HistoryWish,
  since: () => Date,
): AsyncGenerator<HistoryRow> {
  for await (const page of pages(zalo, list, wish))
    for (const row of rowsIn(page)) {
      if (row.time < since().getTime()) return
      yield row
    }
}

/** A list, page after page; also a row that can't be read fills a page. */
async function* pages(
  zalo: ZaloSide,
  { path, fields, rows }: List,
  wish: HistoryWish,
): AsyncGenerator<readonly unknown[]> {
  for (let offset = 0; offset < wish.limits[rows]; offset += ROWS_AT_ONCE) {
    const page = listIn(await callForHistory(zalo, path, { ...fields, offset, count: ROWS_AT_ONCE }, wish))
    yield page
    if (page.length < ROWS_AT_ONCE) return
  }
  wish.cut(rows)
}
