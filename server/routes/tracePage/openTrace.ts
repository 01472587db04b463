import type { City } from '../../../bot/core/city.ts'
import { languageOf } from '../../../bot/core/languageOf.ts'
import type { Profile } from '../../../bot/core/person.ts'
import { mayInCase } from '../../../bot/flows/trace/approvers.ts'
import { unitName } from '../../../bot/flows/unitName.ts'
import { chatById } from '../../../db/chats.ts'
import type { Database } from '../../../db/connect.ts'
import { appointmentsOf } from '../../../db/officials.ts'
import { profilesOf } from '../../../db/people.ts'
import { findTraceLink, findTraceReading, type TraceLink } from '../../../db/traceLinks.ts'
import { type Trace, traceById } from '../../../db/traces.ts'
import type { Language } from '../../../locales/catalogue.ts'
import type { Counts } from './counts.ts'

/** A case whose names somebody may read on a page now. */
export type OpenTrace = {
  readonly token: string
  readonly database: Database
  readonly city: City
  readonly now: Date
  readonly counts: Counts
  readonly trace: Trace
  readonly personId: number
  /** What the page is marked with: who reads it. */
  readonly reader: string
  readonly language: Language
  readonly readUntil: Date | undefined
}

type World = Pick<OpenTrace, 'database' | 'city' | 'now' | 'counts'>

/** The case of a link that was not opened. */
export async function traceOfLink(world: World, token: string): Promise<OpenTrace | undefined> {
  return withRights(world, token, await findTraceLink(world.database, token, world.now))
}

/** The case that is read under a token. */
export async function traceOfReading(world: World, token: string): Promise<OpenTrace | undefined> {
  return withRights(world, token, await findTraceReading(world.database, token, world.now))
}

/** Asked at each request: whoever traces for the unit no longer, or has lost the chat of the link, reads nothing more. */
async function withRights(
  world: World,
  token: string,
  link: TraceLink | undefined,
): Promise<OpenTrace | undefined> {
  if (!link) return undefined
  const { database, city, now } = world
  const { personId } = link
  const chat = await chatById(database, link.chatId)
  if (chat?.personId !== personId) return undefined
  const trace = await traceById(database, link.traceId)
  if (!trace || !(await mayInCase({ store: database, city, now }, personId, 'trace a case', trace)))
    return undefined
  const reader = await readerOf(world, personId, trace)
  return { ...world, token, trace, personId, reader, language: languageOf(chat), readUntil: link.readUntil }
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
