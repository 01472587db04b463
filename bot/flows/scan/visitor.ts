import { doorPerson, markedPerson, typedMark } from '../../../db/doorPersons.ts'
import type { RecordedVisit } from '../../../db/doorVisits.ts'
import { profilesOf, saveProfile } from '../../../db/people.ts'
import { holderOf } from '../../../db/personCodes.ts'
import type { TypedPerson } from '../../core/doorLine.ts'
import { fold } from '../../core/fold.ts'
import type { Profile } from '../../core/person.ts'
import { parsePersonName } from '../../core/personName.ts'
import { parsePhone } from '../../core/phone.ts'
import type { Turn } from '../../core/turn.ts'
import type { ParsedCode } from '../../qr/parseCode.ts'
import type { Visitor } from '../checkIn/comeIn.ts'

/**
 * Somebody at the door, by which document, if by one, and what it or a guard says of them now (`keepSaid`); and the address by
 * which the guard tells apart whom they have just typed without a phone.
 */
export type DoorVisitor = Visitor & {
  readonly document?: 'citizenCard' | 'nationalPerson'
  readonly said?: Profile
  readonly typedAddress?: string
}

export type Document = Extract<ParsedCode, { kind: 'citizenCard' | 'nationalPerson' }>

/** The holder of a code of ours, photographed or typed; nobody when it is not good any more. */
export async function holderVisitor(
  turn: Turn,
  what: 'token' | 'code',
  said: string,
): Promise<DoorVisitor | undefined> {
  const id = await holderOf(turn.store, what, said, turn.at)
  return id === undefined ? undefined : visitorNumbered(turn, id)
}

/** Whose a visit is. Of whom staff typed, the year of birth may be another venue's word, and is not shown. */
export async function visitorOf(
  turn: Turn,
  { personId, recordedBy }: Pick<RecordedVisit, 'personId' | 'recordedBy'>,
): Promise<DoorVisitor | undefined> {
  const visitor = await visitorNumbered(turn, personId)
  const isTyped = recordedBy === 'staff typed' || recordedBy === 'staff paper'
  if (!visitor || !isTyped) return visitor
  const { birth: _elsewhere, ...profile } = visitor.profile
  return { ...visitor, profile }
}

/** A person with what is kept of them now; nobody when they have been forgotten. */
async function visitorNumbered({ store }: Turn, id: number): Promise<DoorVisitor | undefined> {
  const profile = (await profilesOf<Profile>(store, [id])).get(id)
  return profile && { id, profile }
}

/**
 * The holder of a national code or a card, who has no chat here: found again by the hashes of its numbers. Name, birth year
 * and phone are all that is kept of it.
 */
export async function documentVisitor(turn: Turn, document: Document): Promise<DoorVisitor> {
  const facts = factsOn(document)
  const id = await doorPerson(turn.store, { kind: 'document', hashes: hashesOf(document) }, facts)
  const known = (await profilesOf<Profile>(turn.store, [id])).get(id)
  return { id, profile: { ...facts, ...known }, said: facts, document: document.kind }
}

/**
 * Whom staff typed; the same name with the same phone, or address, is the same person. Only what was typed now is shown: what
 * else is known of them is another venue's word. Made known in the order of their marks: two guards may type the same
 * families at one moment, and neither is to wait for whom the other has just made known.
 */
export async function typedVisitors(turn: Turn, typed: readonly TypedPerson[]): Promise<DoorVisitor[]> {
  const people = typed.map((person, place) => ({ place, ...markedBy(turn, person) }))
  const inOrder = [...people].sort((one, other) => one.order.localeCompare(other.order))
  const visitors: DoorVisitor[] = []
  for (const { place, marks, facts } of inOrder) {
    const id = await doorPerson(turn.store, marks, facts)
    const isShown = facts.phone === undefined && !turn.channel.limits.discreet
    const typedAddress = isShown ? facts.address : undefined
    visitors[place] = { id, profile: facts, said: facts, ...(typedAddress !== undefined && { typedAddress }) }
  }
  return visitors
}

function markedBy(turn: Turn, { name, phone, address, birthYear }: TypedPerson) {
  const facts: Profile = {
    name,
    ...(phone !== undefined && { phone }),
    ...(address !== undefined && { address }),
    ...(birthYear !== undefined && { birth: String(birthYear) }),
  }
  const marks = typedMark(turn.store, fold(name), phone ?? fold(address ?? ''))
  return { facts, marks, order: marks.hashes.map((hash) => Buffer.from(hash).toString('hex')).join() }
}

/** Keeps what was said of people at the door and is not known of them yet. They are locked, in one order with all others. */
export async function keepSaid({ store }: Turn, visitors: readonly DoorVisitor[]): Promise<void> {
  const told = visitors.filter(({ said }) => said !== undefined)
  if (told.length === 0) return
  const profiles = await profilesOf<Profile>(
    store,
    told.map(({ id }) => id),
  )
  for (const { id, said } of told) {
    const known = profiles.get(id)
    const profile = { ...said, ...known }
    if (!known || Object.keys(profile).length === Object.keys(known).length) continue
    profiles.set(id, profile)
    await saveProfile(store, id, profile)
  }
}

/** Whom a document names who was at a door before; nobody is made known by it. */
export async function documentHolder({ store }: Turn, document: Document): Promise<number | undefined> {
  return markedPerson(store, { kind: 'document', hashes: hashesOf(document) })
}

/** The number of the identity first: a national code may be given anew. The reader's hashes are written in hex. */
function hashesOf(document: Document): Uint8Array[] {
  const code = document.kind === 'nationalPerson' ? document.codeHash : undefined
  return [document.numberHash, code].flatMap((hash) => (hash === undefined ? [] : [Buffer.from(hash, 'hex')]))
}

/** A phone stands in a national code as its holder wrote it; one that is none is left out. */
function factsOn(document: Document): Profile {
  const name = document.name === undefined ? undefined : parsePersonName(document.name)
  const phone =
    document.kind === 'nationalPerson' && document.phone !== undefined
      ? parsePhone(document.phone)
      : undefined
  return {
    ...(name && 'name' in name && { name: name.name }),
    ...(phone && 'phone' in phone && { phone: phone.phone }),
    ...(document.birthYear !== undefined && { birth: String(document.birthYear) }),
  }
}
