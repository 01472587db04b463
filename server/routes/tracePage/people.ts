import type { Answers } from '../../../bot/core/form/form.ts'
import type { Profile } from '../../../bot/core/person.ts'
import { byPerson } from '../../../bot/flows/trace/byPerson.ts'
import { unitName } from '../../../bot/flows/unitName.ts'
import type { Store } from '../../../db/connect.ts'
import { type Notice, noticesOf } from '../../../db/exposureNotices.ts'
import { type Presence, presencesOf } from '../../../db/exposures.ts'
import { holdersOf } from '../../../db/family.ts'
import { type Home, homesOf } from '../../../db/homes.ts'
import { profilesOf } from '../../../db/people.ts'
import { exposureQueryOf } from '../../../db/traces.ts'
import type { OpenTrace } from './openTrace.ts'

/** Somebody exposed, as the page shows them. What is not known is missing. */
export type ExposedPerson = {
  readonly id: number
  readonly name: string | undefined
  readonly birthYear: string | undefined
  readonly phone: string | undefined
  /** The number is of whoever carries the person in their account. */
  readonly holderId: number | undefined
  readonly address: string | undefined
  readonly presences: readonly Presence[]
  readonly notice: Notice | undefined
}

/** These persons as they are now, in their order. Whoever was erased meanwhile is not among them. */
export async function peopleOf(
  store: Store,
  open: OpenTrace,
  ids: readonly number[],
): Promise<readonly ExposedPerson[]> {
  const { trace, openedAt } = open
  const query = exposureQueryOf(trace, openedAt)
  const holders = await holdersOf(store, ids)
  const all = [...new Set([...ids, ...holders.values()])]
  const profiles = await profilesOf<Profile>(store, all)
  const homes = await homesOf<Answers>(store, ids)
  const presences = byPerson(query ? await presencesOf(store, query, ids) : [])
  const notices = await noticesOf(store, trace.id, ids)
  return ids.flatMap((id) => {
    const profile = profiles.get(id)
    if (!profile) return []
    const holderId = profile.phone === undefined ? holders.get(id) : undefined
    const holder = holderId === undefined ? undefined : profiles.get(holderId)
    return [
      {
        id,
        name: profile.name,
        birthYear: profile.birth?.slice(0, 4),
        phone: profile.phone ?? holder?.phone,
        holderId: holder?.phone === undefined ? undefined : holderId,
        address: addressOf(open, profile, homes.get(id)),
        presences: presences.get(id) ?? [],
        notice: notices.get(id),
      },
    ]
  })
}

/** Street and ward of the newest declaration; of whoever never declared what was said at a door. */
function addressOf(
  { city }: OpenTrace,
  profile: Profile,
  home: Home<Answers> | undefined,
): string | undefined {
  if (!home) return profile.address
  const unit = city.templates.byName(home.template)?.questions.find(({ kind }) => kind === 'unit')
  const street = unit?.kind === 'unit' && unit.before !== undefined ? home.answers[unit.before] : undefined
  const where = unit && home.answers[unit.name]
  const place =
    home.unitCode === undefined
      ? wordsIn(where)
      : unitName(city, { edition: home.edition, unitCode: home.unitCode })
  const parts = [typeof street === 'string' ? street : undefined, place].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(', ') : profile.address
}

/** A place outside the city stands in the answer as words. */
function wordsIn(answer: Answers[string] | undefined): string | undefined {
  return typeof answer === 'object' && answer !== null && 'province' in answer
    ? `${answer.place}, ${answer.province}`
    : undefined
}
