import type { Store } from '../../../db/connect.ts'
import { type DataRequest, requestsOf } from '../../../db/dataRequests.ts'
import { familyOf } from '../../../db/family.ts'
import { readsOfVisits } from '../../../db/logReads.ts'
import { officialReadsOf } from '../../../db/officialReads.ts'
import { type ConsentGiven, consentsOf, type Held, heldOf } from '../../../db/ownData.ts'
import {
  codesOf,
  declarationsOf,
  type HeldVisit,
  type OwnCode,
  type OwnDeclaration,
  visitsOf,
} from '../../../db/ownDataLists.ts'
import {
  type OwnChat,
  type OwnDoor,
  type OwnOffice,
  type OwnVenue,
  ownChats,
  ownDoors,
  ownOffices,
  ownVenues,
} from '../../../db/ownRoles.ts'
import { profilesOf } from '../../../db/people.ts'
import type { Profile } from '../../core/person.ts'
import { named } from './officialReads.ts'
import { type Read, together } from './reads.ts'

/** Declarations and visits of one person in a file: a hundred of each a day, for as long as they are kept. */
const ROWS_AT_MOST = 3_000

/** What is held of one person, of the account or of its family. */
export type PersonData = {
  readonly profile: Profile
  readonly consents: readonly ConsentGiven[]
  readonly declarations: readonly OwnDeclaration[]
  readonly visits: readonly HeldVisit[]
  readonly codes: readonly OwnCode[]
}

/** A member of the family, with what is held of them. */
export type MemberData = PersonData & { readonly relation: string; readonly addedAt: Date }

/** Everything that is held of a person and their family. */
export type OwnData = {
  readonly held: Held
  readonly person: PersonData
  readonly family: readonly MemberData[]
  readonly chats: readonly OwnChat[]
  readonly venues: readonly OwnVenue[]
  readonly doors: readonly OwnDoor[]
  readonly offices: readonly OwnOffice[]
  readonly reads: readonly Read[]
  readonly requests: readonly DataRequest[]
}

/** Gathers it; nothing for somebody who is not known any more. */
export async function collectOwnData(
  store: Store,
  personId: number,
  zone: string,
): Promise<OwnData | undefined> {
  const person = await personData(store, personId)
  if (!person) return undefined
  const family: MemberData[] = []
  const names = new Map<number, string>()
  for (const { id, relation, addedAt, profile } of await familyOf<Profile>(store, personId)) {
    names.set(id, profile.name ?? '')
    const data = await personData(store, id)
    if (data) family.push({ relation, addedAt, ...data })
  }
  return {
    held: await heldOf(store, personId, zone),
    person,
    family,
    chats: await ownChats(store, personId),
    venues: await ownVenues(store, personId),
    doors: await ownDoors(store, personId),
    offices: await ownOffices(store, personId),
    reads: together(
      await readsOfVisits(store, personId, { zone, limit: ROWS_AT_MOST }),
      named(await officialReadsOf(store, personId, ROWS_AT_MOST), names),
    ),
    requests: await requestsOf(store, personId, ROWS_AT_MOST),
  }
}

async function personData(store: Store, personId: number): Promise<PersonData | undefined> {
  const profile = (await profilesOf<Profile>(store, [personId])).get(personId)
  if (!profile) return undefined
  return {
    profile,
    consents: await consentsOf(store, personId),
    declarations: await declarationsOf(store, personId, ROWS_AT_MOST),
    visits: await visitsOf(store, personId, ROWS_AT_MOST),
    codes: await codesOf(store, personId),
  }
}
