import {
  type HistoryRow,
  listIn,
  personOf,
  receivedFromRow,
  rowsIn,
} from '../../bot/channels/zalo/history.ts'
import type { Received } from '../../bot/core/received.ts'
import type { ZaloSide } from './side.ts'

/** Rows that Zalo gives at once (`listrecentchat`, `conversation`); of other lists we ask for no more either. */
const ROWS_AT_ONCE = 10
/** Pages of one list; a chat with more messages than this in a gap is not a person's. */
const PAGES_LIMIT = 50
/** Milliseconds for one answer, after the call's turn has come. */
const CALL_MILLISECONDS = 60_000

/** What was said since a moment, in every conversation of the account. */
export type HistoryWish = {
  readonly since: Date
  /**
   * Whether to look into every conversation. Otherwise only into those whose newest message is a person's and unknown to us:
   * each look is a call of the few that the account has.
   */
  readonly deep: boolean
  readonly isKnown: (messageId: string) => Promise<boolean>
  readonly stop: AbortSignal
}

/** Gives what people said, oldest first within a conversation, in portions: a long gap is worked off while it is read. */
export async function* readHistory(zalo: ZaloSide, wish: HistoryWish): AsyncGenerator<readonly Received[]> {
  const seen = new Set<string>()
  for await (const row of rows(zalo, '/v2.0/oa/listrecentchat', {}, wish)) {
    const person = personOf(row)
    const isNews = row.isPersons && !(await wish.isKnown(row.message_id))
    if (seen.has(person) || !(wish.deep || isNews)) continue
    seen.add(person)
    yield await conversation(zalo, '/v2.0/oa/conversation', { user_id: person }, 'private', wish)
  }
  for (const group_id of await groupsOf(zalo, wish))
    yield await conversation(zalo, '/v3.0/oa/group/conversation', { group_id }, 'group', wish)
}

async function conversation(
  zalo: ZaloSide,
  path: string,
  which: Readonly<Record<string, string>>,
  kind: 'private' | 'group',
  wish: HistoryWish,
): Promise<readonly Received[]> {
  const received: Received[] = []
  for await (const row of rows(zalo, path, which, wish))
    received.unshift(...receivedFromRow(row, kind, zalo.reader))
  return received
}

/** The rows of a list since the moment, newest first, page after page. */
async function* rows(
  zalo: ZaloSide,
  path: string,
  which: Readonly<Record<string, string>>,
  wish: HistoryWish,
): AsyncGenerator<HistoryRow> {
  for (let page = 0; page < PAGES_LIMIT; page++) {
    const data = await get(zalo, path, { ...which, ...pageOf(page) }, wish)
    for (const row of rowsIn(data)) {
      if (row.time < wish.since.getTime()) return
      yield row
    }
    // Also a row that can't be read fills a page.
    if (listIn(data).length < ROWS_AT_ONCE) return
  }
}

async function groupsOf(zalo: ZaloSide, wish: HistoryWish): Promise<readonly string[]> {
  const groups = new Set<string>()
  for (let page = 0; page < PAGES_LIMIT; page++) {
    const found = listIn(await get(zalo, '/v3.0/oa/group/getgroupsofoa', pageOf(page), wish))
    for (const group of found.flatMap(groupIdIn)) groups.add(group)
    if (found.length < ROWS_AT_ONCE) break
  }
  return [...groups]
}

function groupIdIn(group: unknown): readonly string[] {
  const id = typeof group === 'object' && group !== null && 'group_id' in group ? group.group_id : undefined
  return typeof id === 'string' ? [id] : []
}

function pageOf(page: number) {
  return { offset: page * ROWS_AT_ONCE, count: ROWS_AT_ONCE }
}

/** Addresses of version 2 take their parameters as JSON under `data`, those of version 3 by their names. */
async function get(
  { client, spendCall }: ZaloSide,
  path: string,
  fields: Readonly<Record<string, string | number>>,
  { stop }: HistoryWish,
) {
  await spendCall(stop, 'background')
  const query = path.startsWith('/v2.')
    ? { data: JSON.stringify(fields) }
    : Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
  const signal = AbortSignal.any([stop, AbortSignal.timeout(CALL_MILLISECONDS)])
  return client.call({ method: 'GET', path, query }, signal)
}
