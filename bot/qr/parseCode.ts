import { parseCitizenCard } from './citizenCard.ts'
import { readCode } from './code.ts'
import type { HashNumber, PersonOnCode } from './identityNumber.ts'
import { parseNationalPerson } from './nationalPerson.ts'
import { readNationalVenue } from './nationalVenue.ts'
import { type CodeHosts, readOwnUrl } from './ownUrl.ts'

/** What a scanned or typed text turned out to be. */
export type ParsedCode =
  | { kind: 'gate'; code: string }
  | { kind: 'person'; token: string }
  /** Leaflets and guides bear it: it leads into the chat, and is of no gate. */
  | { kind: 'entrance' }
  | ({ kind: 'nationalPerson'; codeHash: string; phone?: string } & PersonOnCode)
  | ({ kind: 'citizenCard'; name: string; numberHash: string } & PersonOnCode)
  /** The code of a document whose parts are not those of one, or do not agree. */
  | { kind: 'unclearDocument' }
  | { kind: 'nationalVenue'; payload: string }
  | { kind: 'foreign'; codeHash: string }

/** The largest QR symbol holds 7,089 digits; what is longer was not read from one. */
const TEXT_LENGTH_LIMIT = 7_089

/** A number of a card, whole or masked, and at least five more parts behind it. */
const DOCUMENT = /^(?=[\d*]*\d)(?:[\d*]{9}|[\d*]{12})(?:\|[^|]*){5,}$/

/**
 * Says what a text is: our gate, person or entrance, a national personal QR, a citizen card, an old national venue poster, or
 * foreign. It never throws, never opens anything, and lets no identity number out: only its last four digits and
 * `hash` of it (a keyed hash of the caller's). A code typed without its address counts as a gate's; where a person's
 * printed card is awaited, ask `readCode` itself.
 */
export function parseCode(text: string, hosts: CodeHosts, hash: HashNumber): ParsedCode {
  if (text.length > TEXT_LENGTH_LIMIT) return foreign(text, hash)
  const clean = text.replace(/\p{Cc}|\uFEFF/gu, ' ').trim()
  const own = readOwnUrl(clean, hosts)
  if (own !== undefined) return own
  const code = readCode(clean)
  if (code !== undefined) return { kind: 'gate', code }
  const venue = readNationalVenue(clean)
  if (venue !== undefined) return { kind: 'nationalVenue', payload: venue }
  const document = parseNationalPerson(clean, hash) ?? parseCitizenCard(clean, hash)
  if (document) return document
  return DOCUMENT.test(clean) ? { kind: 'unclearDocument' } : foreign(clean, hash)
}

/** Nothing of a foreign text leaves this room; its hash tells whether two saw the same. No number has a space. */
function foreign(text: string, hash: HashNumber): ParsedCode {
  return { kind: 'foreign', codeHash: hash(`CODE ${text}`) }
}
