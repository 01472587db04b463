import type { City } from '../../../bot/core/city.ts'
import type { LogAsked } from '../../../bot/core/logAsked.ts'
import type { Deed } from '../../../bot/core/rights.ts'
import type { LogVenue } from '../../../bot/flows/log/head.ts'
import type { Reader } from '../../../bot/flows/log/read.ts'
import { allowedVenue } from '../../../bot/flows/venue/venueFor.ts'
import { chatById } from '../../../db/chats.ts'
import type { Database, Store } from '../../../db/connect.ts'
import { findLogLink, findLogReading, type LogLink } from '../../../db/logLinks.ts'
import { recordLogRead } from '../../../db/logReads.ts'
import { gatesInLog, type LogCursor } from '../../../db/venueLog.ts'
import type { Language } from '../../../locales/catalogue.ts'

/** What a page shows: the part of the log, and where each page turned to since began. */
export type Shown = {
  readonly asked: LogAsked
  readonly pages?: readonly { readonly at: number; readonly id: number }[]
}

/** A log that somebody may read on a page now. */
export type OpenLog = {
  readonly token: string
  readonly reader: Reader
  readonly venue: LogVenue
  readonly chatId: number
  readonly personId: number
  readonly language: Language
  readonly shown: Shown
  readonly readUntil: Date | undefined
  /** Whether the person may do more with it, at this moment. */
  may(deed: Deed): Promise<boolean>
}

type World = { readonly database: Database; readonly city: City; readonly now: Date }

/** The log of a link that was not opened. */
export async function logOfLink(world: World, token: string): Promise<OpenLog | undefined> {
  return withRights(world, token, await findLogLink<Shown>(world.database, token, world.now))
}

/** The log that is read under a token. */
export async function logOfReading(world: World, token: string): Promise<OpenLog | undefined> {
  return withRights(world, token, await findLogReading<Shown>(world.database, token, world.now))
}

/** Asked at each request: whoever no longer owns the venue, or the chat of the link, reads nothing more, whatever was opened. */
async function withRights(
  { database, city, now }: World,
  token: string,
  link: LogLink<Shown> | undefined,
): Promise<OpenLog | undefined> {
  if (!link) return undefined
  if ((await chatById(database, link.chatId))?.personId !== link.personId) return undefined
  const asker = { store: database, city, now, person: { id: link.personId } }
  const venue = await allowedVenue(asker, link.venueId, 'read the log')
  if (!venue) return undefined
  return {
    token,
    reader: { store: database, city, now },
    venue: { id: venue.id, name: venue.name, gates: await gatesInLog(database, venue.id) },
    chatId: link.chatId,
    personId: link.personId,
    language: link.language === 'en' ? 'en' : 'vi',
    shown: link.shown,
    readUntil: link.readUntil,
    may: async (deed) => (await allowedVenue(asker, venue.id, deed)) !== undefined,
  }
}

/** Notes that somebody reads these days now: when the page is opened, and when other days or visitors are asked for. */
export async function noteReading(
  store: Store,
  { reader: { now }, venue, personId }: OpenLog,
  { first, last, words }: LogAsked,
): Promise<void> {
  const how = words ? 'search' : 'page'
  await recordLogRead(store, { venueId: venue.id, readerId: personId, how, first, last, at: now })
}

/** Where the page that is shown begins; the first has no beginning. */
export function beginning({ pages }: Shown): LogCursor | undefined {
  const last = pages?.at(-1)
  return last && { startedAt: new Date(last.at), id: last.id }
}
