import { languageOf } from '../../bot/core/languageOf.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { callsToMake } from '../../bot/flows/trace/noticeText.ts'
import { chatsOfPerson } from '../../db/chats.ts'
import type { Store } from '../../db/connect.ts'
import { countNotices } from '../../db/exposureNotices.ts'
import { type ExposureQuery, exposedPersons } from '../../db/exposures.ts'
import {
  callUndelivered,
  claimTelling,
  isAllSaid,
  makeNotices,
  noteDelivered,
  noteToCall,
  tracesToTell,
  tracesUnsaid,
  unsaidNotices,
} from '../../db/noticesToSend.ts'
import { enqueue } from '../../db/outbox.ts'
import { exposureQueryOf, type Trace, traceById } from '../../db/traces.ts'
import { reasonOf } from '../log.ts'
import { noteTold, tellExposed } from './noticesSaid.ts'
import type { SummaryParts } from './summaries.ts'

/** Persons whose notices are made in one statement: a few milliseconds and kilobytes each. */
const MADE_AT_ONCE = 2_000
/** Messages written in one transaction, so that a chat's or a person's lock is never held for long. */
const SAID_AT_ONCE = 100
/** Hours after which somebody whom no message has reached is called; the city's promise. */
const CALLED_AFTER_HOURS = 2
const HOUR_MILLISECONDS = 3_600_000

type Parts = SummaryParts & {
  /** Only tests say how many at once. */
  readonly saidAtOnce?: number
}

/**
 * Carries out what was approved, in three steps that each go on where a killed process stopped, however many try: a notice a
 * person, all of a case in one transaction; their messages, some at a time; and a while later who must be called.
 */
export async function sendExposureNotices(parts: Parts, now: Date): Promise<void> {
  const { database } = parts
  for (const id of await tracesToTell(database)) await apart(parts, () => makeAll(parts, id, now))
  for (const id of await tracesUnsaid(database)) await apart(parts, () => sayAll(parts, id, now))
  await noteDelivered(database, now)
  await callTheRest(parts, now)
}

/** A case that fails is tried again at the next look and keeps no other waiting. */
async function apart({ log }: Parts, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error({ worker: 'exposure notices', reason: reasonOf(error) }, 'the notices of a case failed')
  }
}

/**
 * Who was there is asked now. Of however many only their numbers are held; they are noted in the order of these, as everybody
 * locks persons.
 */
async function makeAll({ database }: Parts, traceId: number, now: Date): Promise<void> {
  await database.transaction(async (store) => {
    if (!(await claimTelling(store, traceId, now))) return
    const trace = await traceById(store, traceId)
    const query = trace && exposureQueryOf(trace, now)
    const persons = query ? await everybodyExposed(store, query) : []
    for (let from = 0; from < persons.length; from += MADE_AT_ONCE)
      await makeNotices(store, traceId, persons.slice(from, from + MADE_AT_ONCE), now)
  })
}

async function everybodyExposed(store: Store, query: ExposureQuery): Promise<readonly number[]> {
  const found = new Set<number>()
  let after = 0
  for (;;) {
    const persons = await exposedPersons(store, query, { after, limit: MADE_AT_ONCE })
    for (const id of persons) found.add(id)
    const last = persons.at(-1)
    if (last === undefined || persons.length < MADE_AT_ONCE) return [...found].sort((a, b) => a - b)
    after = last
  }
}

async function sayAll(parts: Parts, traceId: number, now: Date): Promise<void> {
  const { database, outbox, saidAtOnce = SAID_AT_ONCE } = parts
  for (;;) {
    const said = await database.transaction((store) => saySome(parts, store, traceId, saidAtOnce, now))
    if (said === 0) return
    outbox.ring()
  }
}

/** How many notices were said, or found not to be sayable. The last of a case tells whether people are to be called. */
async function saySome(
  { city }: Parts,
  store: Store,
  traceId: number,
  limit: number,
  now: Date,
): Promise<number> {
  const notices = await unsaidNotices(store, traceId, limit)
  const trace = notices.length > 0 ? await traceById(store, traceId) : undefined
  if (!trace) return 0
  const told = await tellExposed(store, city, trace, notices, now)
  const untold = notices.filter(({ id }) => !told.has(id))
  await noteToCall(
    store,
    untold.map(({ id }) => id),
    now,
  )
  await noteTold(
    store,
    city,
    trace,
    notices.filter(({ id }) => told.has(id)),
    now,
  )
  if (await isAllSaid(store, traceId)) await tellTracer(store, trace)
  return notices.length
}

/** Told in the transaction that finds it, so once. */
async function tellTracer(store: Store, trace: Trace): Promise<void> {
  const { toCall } = await countNotices(store, trace.id)
  const chats = trace.tracerId === undefined ? [] : await chatsOfPerson(store, trace.tracerId)
  if (toCall === 0) return
  const reply = callsToMake(trace.id, trace.reference, toCall)
  await enqueue(
    store,
    chats.map((chat) => ({ chatId: chat.id, class: 'push', body: inLanguage(languageOf(chat), reply) })),
  )
}

async function callTheRest({ database, outbox }: Parts, now: Date): Promise<void> {
  const before = new Date(now.getTime() - CALLED_AFTER_HOURS * HOUR_MILLISECONDS)
  const traces = await database.transaction(async (store) => {
    const ids = await callUndelivered(store, { before, now })
    for (const id of ids) {
      const trace = await traceById(store, id)
      if (trace) await tellTracer(store, trace)
    }
    return ids
  })
  if (traces.length > 0) outbox.ring()
}
