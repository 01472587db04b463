import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { cityDay } from '../../../../bot/core/cityTime.ts'
import type { LogAsked } from '../../../../bot/core/logAsked.ts'
import type { Profile } from '../../../../bot/core/person.ts'
import { visitorWords } from '../../../../bot/core/visitorWords.ts'
import { makeToken } from '../../../../bot/qr/token.ts'
import { ensureChat } from '../../../../db/chats.ts'
import { makeLogLink } from '../../../../db/logLinks.ts'
import { createPerson, saveProfile } from '../../../../db/people.ts'
import { noteVisitor } from '../../../../db/venueVisitors.ts'
import { endVisit, openVisit } from '../../../../db/visits.ts'
import { seededBytes } from '../../../bot/qr/seeded.ts'
import { ZONE } from '../../../flows/world/city.ts'
import type { Ground } from '../../../flows/world/ground.ts'

/** Chợ Ga and its only gate, as every conversation knows them; its owner is the first person. */
export const VENUE = 2
export const GATE = 2
export const OWNER_ID = 1

export type Answer = {
  readonly status: number
  readonly body: string
  readonly headers: Headers
  readonly location: string | null
}

/** A browser of the pages behind links, over HTTP: it follows nothing by itself, and holds each path's cookie. */
export type LogBrowser = {
  get(path: string): Promise<Answer>
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Answer>
}

export async function listen(app: FastifyInstance): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

export function logBrowser(base: string): LogBrowser {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = cookies.get(path.split('?')[0] ?? '')
    const response = await fetch(base + path, {
      redirect: 'manual',
      ...init,
      headers: cookie ? { cookie } : {},
    })
    const { status, headers } = response
    const [, held, where] = /^([\w-]+=\w+);.*Path=([^;]+)/.exec(headers.get('set-cookie') ?? '') ?? []
    if (held !== undefined && where !== undefined) cookies.set(where, held)
    return { status, headers, body: await response.text(), location: headers.get('location') }
  }
  return {
    get: (path) => ask(path, {}),
    post: (path, fields = {}) => ask(path, { method: 'POST', body: new URLSearchParams(fields) }),
  }
}

/** Somebody who visited Chợ Ga at a moment for ten minutes, as arriving there records it. */
export async function visited(
  { database }: Ground,
  profile: Profile,
  ...moments: readonly string[]
): Promise<number> {
  const address = profile.phone ?? 'somebody'
  return database.transaction(async (store) => {
    const chatId = await ensureChat(store, { channel: 'web', kind: 'private', address })
    const { id: personId } = await createPerson(store, { profile, chatId })
    await saveProfile(store, personId, profile)
    for (const moment of moments) {
      const startedAt = new Date(moment)
      const endedAt = new Date(startedAt.getTime() + 600_000)
      const where = { venueId: VENUE, gateId: GATE, recordedBy: 'photo', legalBasis: 'consent' }
      await noteVisitor(store, {
        venueId: VENUE,
        personId,
        day: cityDay(startedAt, ZONE),
        words: visitorWords(profile),
      })
      await openVisit(store, { personId, startedAt, endsAt: endedAt, ...where })
      await endVisit(store, personId, endedAt, 'out')
    }
    return personId
  })
}

/** The path of a link to the owner's log, not opened yet. */
export async function linkTo(
  { database }: Ground,
  { asked, now, language = 'vi', seed = 1 }: { asked: LogAsked; now: Date; language?: string; seed?: number },
): Promise<string> {
  const token = makeToken(seededBytes(seed))
  const [chat] = await database.client<{ id: number }[]>`select id from chats where person_id = ${OWNER_ID}`
  await makeLogLink(database, token, {
    venueId: VENUE,
    personId: OWNER_ID,
    chatId: chat?.id ?? 0,
    asked: { asked },
    language,
    now,
    expiresAt: new Date(now.getTime() + 86_400_000),
  })
  return `/l/${token}`
}
