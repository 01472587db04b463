import type { Database } from '../../../db/connect.ts'
import { addressHash } from '../../../db/inbox.ts'
import { open } from '../../../db/seal.ts'
import { phrase } from '../../../locales/catalogue.ts'
import type { Phone } from './phones.ts'

/** One update as the database remembers it. */
export type Handled = {
  /** The messenger's own number or name of it. */
  readonly external: string
  readonly outcome: string | null
  readonly press: boolean
  /** In the order in which they came, the moments at which they were handled must rise. */
  readonly doneAt: string | null
}

/** One message as the outbox remembers it, and how often its delivery was begun. */
export type Said = {
  readonly text: string
  readonly outcome: string | null
  readonly attempts: number
  /** Not an answer, but a word that one is coming. */
  readonly isCourtesy: boolean
}

/** All that the database knows of one person's chat. */
export type Account = {
  readonly handled: readonly Handled[]
  readonly said: readonly Said[]
  readonly visits: number
  readonly outs: number
}

const COURTESIES: ReadonlySet<string> = new Set([
  phrase('vi', 'photo.looking', {}),
  phrase('vi', 'menu.delayed', {}),
])
/** How both words begin that a photo waits for its turn; behind it stands since when. */
const [IN_LINE = ''] = phrase('vi', 'photo.inLine', { time: '' }).split('. ')

/** Reads what became of a chat, oldest first. */
export async function accountOf(database: Database, { channel, address }: Phone): Promise<Account> {
  const { client, keys } = database
  const hash = Buffer.from(addressHash(database, channel, address))
  const handled = await client<
    { external: string; body: Uint8Array; outcome: string | null; done: string | null }[]
  >`
    select i.external_id as external, i.body_sealed as body, i.outcome, i.done_at as done
      from inbox i join chats c on c.id = i.chat_id where c.address_hash = ${hash} order by i.id`
  const said = await client<{ body: Uint8Array; outcome: string | null; attempts: number }[]>`
    select o.body_sealed as body, o.outcome, o.attempts from outbox o join chats c on c.id = o.chat_id
     where c.address_hash = ${hash} order by o.id`
  const [visits] = await client<{ visits: number; outs: number }[]>`
    select count(*)::int as visits, count(*) filter (where v.ended_by = 'out')::int as outs
      from visits v join chats c on c.person_id = v.person_id where c.address_hash = ${hash}`
  return {
    handled: handled.map(({ external, body, outcome, done }) => ({
      external,
      outcome,
      press: open<{ action: { kind: string } }>(keys, 'inbox', body).action.kind === 'press',
      doneAt: done,
    })),
    said: said.map(({ body, outcome, attempts }) => {
      const { text } = open<{ text: string }>(keys, 'outbox', body)
      return { text, outcome, attempts, isCourtesy: COURTESIES.has(text) || isOfLine(text) }
    }),
    visits: visits?.visits ?? 0,
    outs: visits?.outs ?? 0,
  }
}

/** Seconds after which a transaction in which nothing is asked stands still. */
const STANDING_STILL_SECONDS = 5

/** How many updates and messages are not done, and transactions that nobody ends. */
export async function unfinished({ client }: Database): Promise<number> {
  const [row] = await client<{ count: number }[]>`
    select ((select count(*) from inbox where done_at is null)
          + (select count(*) from outbox where done_at is null)
          + (select count(*) from pg_stat_activity
              where datname = current_database() and state like 'idle in transaction%'
                and state_change < clock_timestamp() - make_interval(secs => ${STANDING_STILL_SECONDS})))::int as count`
  return row?.count ?? 0
}

/** How many acts have been handled. */
export async function handledSoFar({ client }: Database): Promise<number> {
  const [row] = await client<{ count: number }[]>`
    select count(*)::int as count from inbox where done_at is not null`
  return row?.count ?? 0
}

/**
 * What is heard must be what was said, in its order, where each may come again right behind itself, as often as its delivery was
 * begun anew; throws when it is not. The words of photos in line have an order of their own, because answers overtake them.
 */
export function expectHeardInOrder(said: readonly Said[], heard: readonly string[]): void {
  for (const ofLine of [true, false])
    compareInOrder(
      said.filter(({ text }) => isOfLine(text) === ofLine),
      heard.filter((text) => isOfLine(text) === ofLine),
    )
}

function isOfLine(text: string): boolean {
  return text.startsWith(IN_LINE)
}

function compareInOrder(said: readonly Said[], heard: readonly string[]): void {
  let place = 0
  for (const { text, messages, attempts } of runsOf(said)) {
    const behind = heard.slice(place).findIndex((one) => !isThis(one, text))
    const times = behind < 0 ? heard.length - place : behind
    if (times < messages || times > attempts)
      throw new Error(
        `"${text}" was said ${messages} times in ${attempts} attempts, and heard ${times} times before "${heard[place + times]}"`,
      )
    place += times
  }
  if (place < heard.length) throw new Error(`"${heard[place]}" was heard and never said`)
}

/** The same words behind each other count together: which of them came again, nobody can tell. */
function runsOf(said: readonly Said[]): { text: string; messages: number; attempts: number }[] {
  const runs: { text: string; messages: number; attempts: number }[] = []
  for (const { text, attempts } of said) {
    const last = runs.at(-1)
    if (last?.text === text)
      Object.assign(last, { messages: last.messages + 1, attempts: last.attempts + attempts })
    else runs.push({ text, messages: 1, attempts })
  }
  return runs
}

/** Where a messenger has few buttons, the rest of them stand as lines below the words. */
function isThis(heard: string, said: string): boolean {
  return heard === said || heard.startsWith(`${said}\n`)
}
