import type { Store } from '../../../db/connect.ts'
import { type DataRequest, requestsOf } from '../../../db/dataRequests.ts'
import { type ReadOfVisits, readsOfVisits } from '../../../db/logReads.ts'
import { type ConsentGiven, consentsOf, type Held, heldOf } from '../../../db/ownData.ts'
import {
  codesOf,
  declarationsOf,
  type FamilyMember,
  familyOf,
  type OwnCode,
  type OwnDeclaration,
  type OwnVisit,
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

/** Declarations and visits of one person in a file: a hundred of each a day, for as long as they are kept. */
const ROWS_AT_MOST = 3_000

/** What is held of one person, of the account or of its family. */
export type PersonData = {
  readonly profile: Profile
  readonly consents: readonly ConsentGiven[]
  readonly declarations: readonly OwnDeclaration[]
  readonly visits: readonly OwnVisit[]
  readonly codes: readonly OwnCode[]
}

/** Everything that is held of a person and their family. */
export type OwnData = {
  readonly held: Held
  readonly person: PersonData
  readonly family: readonly (FamilyMember & PersonData)[]
  readonly chats: readonly OwnChat[]
  readonly venues: readonly OwnVenue[]
  readonly doors: readonly OwnDoor[]
  readonly offices: readonly OwnOffice[]
  readonly reads: readonly ReadOfVisits[]
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
  const family: (FamilyMember & PersonData)[] = []
  for (const member of await familyOf(store, personId)) {
    const data = await personData(store, member.personId)
    if (data) family.push({ ...member, ...data })
  }
  return {
    held: await heldOf(store, personId, zone),
    person,
    family,
    chats: await ownChats(store, personId),
    venues: await ownVenues(store, personId),
    doors: await ownDoors(store, personId),
    offices: await ownOffices(store, personId),
    reads: await readsOfVisits(store, personId, { zone, limit: ROWS_AT_MOST }),
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
