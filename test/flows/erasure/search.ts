import { fold } from '../../../bot/core/fold.ts'
import { showPhone } from '../../../bot/core/phone.ts'
import { type FindPurpose, findable, type Keys, openBytes, type SealPurpose } from '../../../db/seal.ts'

/** All purposes: the compiler asks for the one that is missing. */
const SEALED: Record<SealPurpose, true> = {
  address: true,
  inbox: true,
  outbox: true,
  session: true,
  profile: true,
  answers: true,
  registrant: true,
  staffName: true,
  logAsked: true,
  exportAsked: true,
  exportPart: true,
  gateCode: true,
  webMessage: true,
  webPhoto: true,
  fileLink: true,
  oaToken: true,
  oaVerifier: true,
  unknownEvent: true,
  request: true,
  officialName: true,
  caseReference: true,
  remarks: true,
  venueAddress: true,
  incident: true,
}
const HASHED: Record<FindPurpose, true> = {
  address: true,
  phone: true,
  gateCode: true,
  personCode: true,
  invitation: true,
  webPhoto: true,
  idNumber: true,
  fileLink: true,
  formLink: true,
  personLink: true,
  oaState: true,
  venueInvitation: true,
  venueVisitor: true,
  logLink: true,
  strangeCode: true,
  traceLink: true,
  arrival: true,
}

/** How a value was found, and in which tables. */
export type Found = { readonly way: 'plain' | 'hashed' | 'sealed'; readonly table: string }

/** A database as it was written out, with every sealed value opened that a live key opens. */
export type Searched = {
  readonly dump: ReadonlyMap<string, string>
  readonly opened: ReadonlyMap<string, string>
  readonly keys: Keys
}

const BYTES = /\\\\x([0-9a-f]{2,})/g

/** Opens all that can be opened, whatever it is said to be. */
export function searched(dump: ReadonlyMap<string, string>, keys: Keys): Searched {
  const opened = new Map<string, string>()
  for (const [table, rows] of dump) {
    const values = Array.from(rows.matchAll(BYTES), ([, hex = '']) => plainOf(keys, Buffer.from(hex, 'hex')))
    opened.set(table, comparable(values.join('\n')))
  }
  return { dump: new Map([...dump].map(([table, rows]) => [table, comparable(rows)])), opened, keys }
}

function plainOf(keys: Keys, sealed: Buffer): string {
  for (const purpose of Object.keys(SEALED) as SealPurpose[]) {
    try {
      return Buffer.from(openBytes(keys, purpose, sealed)).toString('utf8')
    } catch {
      // Not sealed for this, or no sealed value at all.
    }
  }
  return ''
}

/** Capitals and the way letters are composed make no difference. */
function comparable(content: string): string {
  return content.normalize('NFC').toLowerCase()
}

/** A value as it could be written: with and without accents and spaces, a phone as it is dialled at home and from abroad. */
export function waysToWrite(value: string): string[] {
  const ways = [value, fold(value), value.toUpperCase()]
  const phones = value.startsWith('+') ? [showPhone(value), value.replace('+84', '0'), value.slice(1)] : []
  const all = [...ways, ...phones]
  return [...new Set([...all, ...all.map((one) => one.replaceAll(/\s/g, ''))])]
}

/** Where a value still is: as it is, under a hash of any purpose, or inside something sealed. */
export function whereIs({ dump, opened, keys }: Searched, value: string): Found[] {
  const ways = waysToWrite(value)
  const plain = ways.map(comparable)
  const hashes = ways.flatMap((way) =>
    (Object.keys(HASHED) as FindPurpose[]).map((purpose) => hashOf(keys, purpose, way)),
  )
  const found = (way: Found['way'], tables: ReadonlyMap<string, string>, wanted: readonly string[]) =>
    [...tables].flatMap(([table, rows]): Found[] =>
      wanted.some((one) => rows.includes(one)) ? [{ way, table }] : [],
    )
  return [...found('plain', dump, plain), ...found('hashed', dump, hashes), ...found('sealed', opened, plain)]
}

export function hashOf(keys: Keys, purpose: FindPurpose, value: string): string {
  return Buffer.from(findable(keys, purpose, value)).toString('hex')
}
