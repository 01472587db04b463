import type { City } from '../../bot/core/city.ts'
import { kinOf, relationFrom } from '../../bot/core/family.ts'
import type { Answers } from '../../bot/core/form/form.ts'
import { languageOf } from '../../bot/core/languageOf.ts'
import type { Profile } from '../../bot/core/person.ts'
import { inLanguage } from '../../bot/core/turn.ts'
import { byPerson } from '../../bot/flows/trace/byPerson.ts'
import { daysOf } from '../../bot/flows/trace/head.ts'
import { type Exposed, exposureNotice } from '../../bot/flows/trace/noticeText.ts'
import type { Store } from '../../db/connect.ts'
import { presencesOf } from '../../db/exposures.ts'
import { familyOf } from '../../db/family.ts'
import { homesOf } from '../../db/homes.ts'
import { noteMessage, type UnsaidNotice } from '../../db/noticesToSend.ts'
import { recordOfficialReads } from '../../db/officialReads.ts'
import { enqueueFollowed } from '../../db/outbox.ts'
import { exposureQueryOf, type Trace } from '../../db/traces.ts'

/** Gives the notices for which a message waits now. Without a chat, or where it can't be said any more when it was, there is none. */
export async function tellExposed(
  store: Store,
  city: City,
  trace: Trace,
  notices: readonly UnsaidNotice[],
  now: Date,
): Promise<ReadonlySet<number>> {
  const exposed = await exposedOf(store, city, trace, notices, now)
  const told = new Set<number>()
  for (const { id, personId, chat } of notices) {
    const one = exposed.get(personId)
    if (!chat || !one) continue
    const member = chat.personId === personId ? undefined : await memberOf(store, chat.personId, personId)
    const reply = exposureNotice(city, { ...one, ...(member && { member }) }, now)
    const body = inLanguage(languageOf(chat), reply)
    const outboxId = await enqueueFollowed(store, { chatId: chat.id, class: 'broadcast', body })
    if (outboxId === undefined) continue
    await noteMessage(store, id, outboxId)
    told.add(id)
  }
  return told
}

async function exposedOf(
  store: Store,
  city: City,
  trace: Trace,
  notices: readonly UnsaidNotice[],
  now: Date,
): Promise<ReadonlyMap<number, Exposed>> {
  const query = exposureQueryOf(trace, now)
  const ids = notices.map(({ personId }) => personId)
  const presences = query ? await presencesOf(store, query, ids) : []
  const homes = await homesOf<Answers>(store, [
    ...ids,
    ...notices.flatMap(({ chat }) => chat?.personId ?? []),
  ])
  const those = byPerson(presences)
  return new Map(
    notices.flatMap(({ personId, chat }) => {
      const there = those.get(personId)
      if (!there) return []
      const home = homes.get(personId) ?? (chat && homes.get(chat.personId))
      const homeCode = home?.edition === city.edition ? home.unitCode : undefined
      return [[personId, { edition: trace.edition, presences: there, homeCode }] as const]
    }),
  )
}

/** How the holder of an account calls a member of theirs. */
async function memberOf(store: Store, holderId: number, memberId: number): Promise<Exposed['member']> {
  const members = await familyOf<Profile>(store, holderId)
  const kin = kinOf(members.map((member) => ({ ...member, relation: relationFrom(member.relation) })))
  const member = kin.find(({ person }) => person === memberId)
  return member && { id: memberId, called: member.name }
}

/** That somebody was told what an official learnt of them is theirs to see. */
export async function noteTold(
  store: Store,
  { timeZone }: City,
  trace: Trace,
  notices: readonly UnsaidNotice[],
  now: Date,
): Promise<void> {
  const readerId = trace.tracerId ?? trace.decidedBy
  if (readerId === undefined || notices.length === 0) return
  const { edition, unitCode, reference } = trace
  await recordOfficialReads(store, {
    readerId,
    edition,
    unitCode,
    traceId: trace.id,
    reference,
    what: 'notice',
    persons: notices.map(({ personId }) => personId),
    ...daysOf(trace, timeZone),
    at: now,
  })
}
