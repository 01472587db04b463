import { type DoorMarks, doorPerson, typedMark } from '../../../db/doorPersons.ts'
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
 * Somebody at the door, by which document, if by one; and the address by which the guard tells apart whom they have just
 * typed without a phone.
 */
export type DoorVisitor = Visitor & {
  readonly document?: 'citizenCard' | 'nationalPerson'
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

/** A person with what is kept of them now; nobody when they have been forgotten. */
export async function visitorNumbered({ store }: Turn, id: number): Promise<DoorVisitor | undefined> {
  const profile = (await profilesOf<Profile>(store, [id])).get(id)
  return profile && { id, profile }
}

/**
 * The holder of a national code or a card, who has no chat here: found again by the hashes of its numbers. Name, birth year
 * and phone are all that is kept of it.
 */
export async function documentVisitor(turn: Turn, document: Document): Promise<DoorVisitor> {
  const visitor = await doorVisitor(turn, { kind: 'document', hashes: hashesOf(document) }, factsOn(document))
  return { ...visitor, document: document.kind }
}

/** Whom staff typed; the same name with the same phone, or address, is the same person. */
export async function typedVisitor(turn: Turn, typed: TypedPerson): Promise<DoorVisitor> {
  const { name, phone, address, birthYear } = typed
  const facts: Profile = {
    name,
    ...(phone !== undefined && { phone }),
    ...(address !== undefined && { address }),
    ...(birthYear !== undefined && { birth: String(birthYear) }),
  }
  const marks = typedMark(turn.store, fold(name), phone ?? fold(address ?? ''))
  const visitor = await doorVisitor(turn, marks, facts)
  const isShown = phone === undefined && !turn.channel.limits.discreet
  return { ...visitor, ...(isShown && { typedAddress: address }) }
}

async function doorVisitor(turn: Turn, marks: DoorMarks, facts: Profile): Promise<DoorVisitor> {
  const id = await doorPerson(turn.store, marks, facts)
  const known = (await profilesOf<Profile>(turn.store, [id])).get(id) ?? {}
  const profile = { ...facts, ...known }
  const isNews = Object.keys(profile).length > Object.keys(known).length
  if (isNews) await saveProfile(turn.store, id, profile)
  return { id, profile }
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
