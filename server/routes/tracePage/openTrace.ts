import type { City } from '../../../bot/core/city.ts'
import { languageOf } from '../../../bot/core/languageOf.ts'
import type { Profile } from '../../../bot/core/person.ts'
import { mayInCase } from '../../../bot/flows/trace/approvers.ts'
import { NAMES_MINUTES } from '../../../bot/flows/trace/pageLink.ts'
import { unitName } from '../../../bot/flows/unitName.ts'
import { chatById } from '../../../db/chats.ts'
import type { Database } from '../../../db/connect.ts'
import { appointmentsOf } from '../../../db/officials.ts'
import { profilesOf } from '../../../db/people.ts'
import { findTraceLink, findTraceReading, type TraceLink } from '../../../db/traceLinks.ts'
import { type Trace, traceById } from '../../../db/traces.ts'
import type { Language } from '../../../locales/catalogue.ts'

/** A case whose names somebody may see on a page now, by a link that may be opened. */
export type TraceDoor = {
  readonly token: string
  readonly database: Database
  readonly city: City
  readonly now: Date
  readonly trace: Trace
  readonly personId: number
  /** What the page is marked with: who reads it. */
  readonly reader: string
  readonly language: Language
}

/** A case that a browser reads. What is counted and listed is as it was when the link was opened, on every page. */
export type OpenTrace = TraceDoor & {
  /** The token that the browser holds. */
  readonly reading: string
  readonly openedAt: Date
  readonly readUntil: Date
}

const MINUTE_MILLISECONDS = 60_000

/** Until when a link that is opened now can be read. */
export function readableUntil(now: Date): Date {
  return new Date(now.getTime() + NAMES_MINUTES * MINUTE_MILLISECONDS)
}

type World = { readonly database: Database; readonly city: City; readonly now: Date }

/** The case of a link that was not opened. */
export async function traceOfLink(world: World, token: string): Promise<TraceDoor | undefined> {
  const link = await findTraceLink(world.database, token, world.now)
  return link && withRights(world, token, link)
}

/** The case that a browser reads at a link which it has opened. */
export async function traceOfReading(
  world: World,
  token: string,
  reading: string,
): Promise<OpenTrace | undefined> {
  const link = await findTraceReading(world.database, { token, reading }, world.now)
  const door = link && (await withRights(world, token, link))
  if (!door) return undefined
  const { readUntil } = link
  const openedAt = new Date(readUntil.getTime() - NAMES_MINUTES * MINUTE_MILLISECONDS)
  return { ...door, reading, openedAt, readUntil }
}

/** Asked at each request: whoever traces for the unit no longer, or has lost the chat of the link, reads nothing more. */
async function withRights(world: World, token: string, link: TraceLink): Promise<TraceDoor | undefined> {
  const { database, city, now } = world
  const { personId } = link
  const chat = await chatById(database, link.chatId)
  if (chat?.personId !== personId) return undefined
  const trace = await traceById(database, link.traceId)
  if (!trace || !(await mayInCase({ store: database, city, now }, personId, 'trace a case', trace)))
    return undefined
  const reader = await readerOf(world, personId, trace)
  return { ...world, token, trace, personId, reader, language: languageOf(chat) }
}

/** The name by which the official was appointed, else their own, else that of the unit. */
async function readerOf({ database, city, now }: World, personId: number, trace: Trace): Promise<string> {
  const appointments = await appointmentsOf(database, personId, now)
  const here = appointments.find(
    ({ role, edition, unitCode }) =>
      role === 'tracer' && edition === trace.edition && unitCode === trace.unitCode,
  )
  if (here?.name !== undefined) return here.name
  const own = (await profilesOf<Profile>(database, [personId])).get(personId)
  return own?.name ?? unitName(city, trace)
}
