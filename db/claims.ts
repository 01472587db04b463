import { type UsesBefore, usesColumn } from './chatUses.ts'
import type { Store } from './connect.ts'
import { type TurnEnd, turnEnding } from './outbox.ts'
import { open } from './seal.ts'
import { newTrace } from './trace.ts'

/** What is known of a claimed message before anything of it was opened. */
export type ClaimHead = {
  readonly inboxId: number
  readonly attempts: number
  /** The lease under which an earlier worker reads its photo, or read it until it died. */
  readonly lease: string | undefined
  /** Follows the message to its answers; a new one where it came without. */
  readonly trace: string
  readonly chat: { readonly id: number; readonly kind: string; readonly channel: string }
  readonly chatLanguage: string | undefined
  readonly senderHash: Uint8Array
}

/** What stands in the way of the bot in a chat, and what the messenger calls it. */
export type ClaimedChat = {
  readonly address: string
  readonly unreachable: boolean
  /** Messages wait until somebody writes here, which has just happened. */
  readonly parked: boolean
  /** Until when a human answers here by hand. */
  readonly humanUntil: Date | undefined
}

/** A message that is to be handled now, with all that its turn needs to know. Its chat is locked. */
export type Claim = ClaimHead & {
  readonly album: string | undefined
  readonly externalId: string
  readonly chat: ClaimHead['chat'] & ClaimedChat
  readonly body: unknown
  readonly sentAt: Date
  readonly receivedAt: Date
  readonly person: { readonly id: number; readonly logId: string; readonly profile: unknown } | undefined
  readonly session: unknown
  /** What the chat did before, by what it did; each in the window that ran last. */
  readonly uses: UsesBefore
}

/** Something of a message could not be opened. It says which message, so that it alone is set aside. */
export class UnreadableClaim extends Error {
  readonly head: ClaimHead

  constructor(head: ClaimHead, cause: unknown) {
    super('a message could not be opened', { cause })
    this.name = 'UnreadableClaim'
    this.head = head
  }
}

type TurnRow = {
  chat_id: number
  chat_kind: string
  channel: string
  chat_address: Uint8Array
  chat_language: string | null
  chat_unreachable: boolean
  chat_parked: boolean
  chat_human_until: string | null
  inbox_id: number
  external_id: string
  sender_hash: Uint8Array
  album: string | null
  body: Uint8Array
  sent_at: string
  received_at: string
  attempts: number
  lease: string | null
  trace: string | null
  wait_told_at: string | null
  person_id: number | null
  person_log_id: string | null
  person_profile: Uint8Array | null
  session: Uint8Array | null
  uses: UsesBefore | null
}

/**
 * Claims the next turn inside a transaction: a claim, 'again' when there may be another, or nothing due. Throws an
 * `UnreadableClaim` for a message that can't be opened.
 */
export async function claimTurn(store: Store): Promise<Claim | 'again' | undefined> {
  const [row] = await store.client<(TurnRow & { state: string })[]>`
    select t.*, ${usesColumn(store)} from claim_turn() t`
  if (!row) return undefined
  return row.state === 'ready' ? claimFrom(store, row) : 'again'
}

/**
 * Claims the photo that has stood in line longest for a place of its channel, inside a transaction: a claim, 'again' when
 * another worker took it meanwhile, or nothing when nobody waits.
 */
export async function claimInLine(store: Store, channel: string): Promise<Claim | 'again' | undefined> {
  const [first] = await store.client<{ id: number }[]>`
    select i.id from inbox i join chats c on c.id = i.chat_id
     where i.channel = ${channel} and i.done_at is null and i.waits_for_place
     order by i.id limit 1 for no key update of c skip locked`
  if (!first) return undefined
  const row = await rowInLine(store, first.id)
  return row ? claimFrom(store, row) : 'again'
}

/** A photo that stands in line and whose sender was not told so, in a chat that is locked; nothing when that is over. */
export async function readUntold(store: Store, inboxId: number): Promise<Claim | undefined> {
  const row = await rowInLine(store, inboxId)
  return row && row.wait_told_at === null ? claimFrom(store, row) : undefined
}

/** Read only once the chat is locked: before, another worker may just have been done with it. */
async function rowInLine(store: Store, inboxId: number): Promise<TurnRow | undefined> {
  const [row] = await store.client<TurnRow[]>`
    select t.*, ${usesColumn(store)} from turn_messages t join inbox i on i.id = t.inbox_id
     where i.id = ${inboxId} and i.done_at is null and i.waits_for_place`
  return row
}

/**
 * Ends a turn and claims the next in the same transaction, in one round trip. Throws what ending the turn met, as if the
 * next had not been asked for.
 */
export async function endAndClaim(store: Store, end: TurnEnd): Promise<Claim | 'again' | undefined> {
  const ending = turnEnding(store, end).execute()
  const next = claimTurn(store)
  // Should the ending fail, so does the claim, and the ending's error is the one that is thrown.
  next.catch(() => {})
  await ending
  return next
}

/**
 * Locks a message's chat again until the transaction ends. False when the message is done or is leased under another
 * name by now: then whoever asks has lost it and may write nothing.
 */
export async function holdTurn(
  { client }: Store,
  inboxId: number,
  lease: string | undefined,
): Promise<boolean> {
  const [row] = await client<{ held: boolean }[]>`select hold_turn(${inboxId}, ${lease ?? null}) as held`
  return row?.held === true
}

/** Takes up a leased message again, if the lease is still held. */
export async function resumeTurn(store: Store, inboxId: number, lease: string): Promise<Claim | undefined> {
  if (!(await holdTurn(store, inboxId, lease))) return undefined
  const [row] = await store.client<TurnRow[]>`
    select t.*, ${usesColumn(store)} from turn_messages t where t.inbox_id = ${inboxId}`
  return row && claimFrom(store, row)
}

function claimFrom(store: Store, row: TurnRow): Claim {
  const head = headFrom(row)
  try {
    return { ...head, ...contentsOf(store, row) }
  } catch (error) {
    throw new UnreadableClaim(head, error)
  }
}

function headFrom(row: TurnRow): ClaimHead {
  return {
    inboxId: row.inbox_id,
    attempts: row.attempts,
    lease: row.lease ?? undefined,
    trace: row.trace ?? newTrace(),
    chat: { id: row.chat_id, kind: row.chat_kind, channel: row.channel },
    chatLanguage: row.chat_language ?? undefined,
    senderHash: row.sender_hash,
  }
}

function contentsOf({ keys }: Store, row: TurnRow): Omit<Claim, Exclude<keyof ClaimHead, 'chat'>> {
  const { person_id: id, person_log_id: logId, person_profile: profile } = row
  return {
    album: row.album ?? undefined,
    externalId: row.external_id,
    chat: {
      id: row.chat_id,
      kind: row.chat_kind,
      channel: row.channel,
      address: open(keys, 'address', row.chat_address),
      unreachable: row.chat_unreachable,
      parked: row.chat_parked,
      humanUntil: row.chat_human_until === null ? undefined : new Date(row.chat_human_until),
    },
    body: open(keys, 'inbox', row.body),
    sentAt: new Date(row.sent_at),
    receivedAt: new Date(row.received_at),
    person:
      id !== null && logId !== null && profile !== null
        ? { id, logId, profile: open(keys, 'profile', profile) }
        : undefined,
    session: row.session ? open(keys, 'session', row.session) : undefined,
    uses: row.uses ?? {},
  }
}
