import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto'

/**
 * The keys that keep people's data unreadable in the database: `current` seals, each of `openers` opens what was
 * sealed under its number, `find` makes the hashes by which sealed values are found again. Each is 32 bytes. Which one
 * seals and which open may change while a process runs, so they are asked for each time and never copied.
 */
export type Keys = {
  readonly current: number
  readonly openers: Pick<ReadonlyMap<number, Uint8Array>, 'get' | 'keys'>
  readonly find: Uint8Array
}

/** What a sealed value is. It is bound into the value, so that one can't be put in another's place. */
export type SealPurpose =
  | 'address'
  | 'inbox'
  | 'outbox'
  | 'session'
  | 'profile'
  | 'answers'
  | 'registrant'
  | 'staffName'
  | 'logAsked'
  | 'exportAsked'
  | 'exportPart'
  | 'gateCode'
  | 'webMessage'
  | 'webPhoto'
  | 'fileLink'
  | 'oaToken'
  | 'oaVerifier'
  | 'unknownEvent'
  | 'request'
  | 'officialName'
  | 'caseReference'
  | 'remarks'
  | 'venueAddress'
  | 'incident'

/** What a hash finds. Different purposes give different hashes of the same value. */
export type FindPurpose =
  | 'address'
  | 'phone'
  | 'gateCode'
  | 'personCode'
  | 'invitation'
  | 'webPhoto'
  | 'idNumber'
  | 'fileLink'
  | 'formLink'
  | 'personLink'
  | 'oaState'
  | 'venueInvitation'
  | 'venueVisitor'
  | 'logLink'
  | 'strangeCode'
  | 'traceLink'
  | 'arrival'

const FORMAT = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16
const HEADER_BYTES = 2
/** 128 bits: collisions are out of reach and an index entry stays small. */
const HASH_BYTES = 16

/** Nonces are drawn many at a time, because a draw of twelve bytes costs as much as the sealing itself. */
const nonces = Buffer.alloc(NONCE_BYTES * 256)
let nonceAt = nonces.length

/** Twelve random bytes that no other value gets; to be copied before the next draw. */
function drawNonce(): Uint8Array {
  if (nonceAt === nonces.length) {
    randomFillSync(nonces)
    nonceAt = 0
  }
  nonceAt += NONCE_BYTES
  return nonces.subarray(nonceAt - NONCE_BYTES, nonceAt)
}

/** Seals bytes: format, key number, nonce, tag, then AES-256-GCM of the content. */
export function sealBytes(keys: Keys, purpose: SealPurpose, content: Uint8Array): Uint8Array {
  const nonce = drawNonce()
  const number = keys.current
  const cipher = createCipheriv('aes-256-gcm', keyNumbered(keys, number), nonce)
  cipher.setAAD(Buffer.from(purpose))
  const sealed = [cipher.update(content), cipher.final()]
  return Buffer.concat([Buffer.from([FORMAT, number]), nonce, cipher.getAuthTag(), ...sealed])
}

/** Opens what `sealBytes` made for the same purpose; throws when it was altered or the key is not known. */
export function openBytes(keys: Keys, purpose: SealPurpose, sealed: Uint8Array): Uint8Array {
  if (sealed[0] !== FORMAT) throw new Error(`a sealed ${purpose} is of an unknown format`)
  const tagStart = HEADER_BYTES + NONCE_BYTES
  const contentStart = tagStart + TAG_BYTES
  const nonce = sealed.subarray(HEADER_BYTES, tagStart)
  const decipher = createDecipheriv('aes-256-gcm', keyNumbered(keys, keyNumberOf(sealed) ?? -1), nonce)
  decipher.setAAD(Buffer.from(purpose))
  decipher.setAuthTag(sealed.subarray(tagStart, contentStart))
  return Buffer.concat([decipher.update(sealed.subarray(contentStart)), decipher.final()])
}

/** The number of the key under which a value was sealed. */
export function keyNumberOf(sealed: Uint8Array): number | undefined {
  return sealed[1]
}

/** Seals a value as JSON. */
export function seal(keys: Keys, purpose: SealPurpose, value: unknown): Uint8Array {
  return sealBytes(keys, purpose, Buffer.from(JSON.stringify(value)))
}

/** Opens a value that `seal` made. The caller names its shape, which only this program has written. */
export function open<Value>(keys: Keys, purpose: SealPurpose, sealed: Uint8Array): Value {
  return JSON.parse(Buffer.from(openBytes(keys, purpose, sealed)).toString('utf8')) as Value
}

/** The hash by which a sealed value is found again; without the key nobody can try values. */
export function findable(keys: Keys, purpose: FindPurpose, value: string): Uint8Array {
  return createHmac('sha256', keys.find).update(`${purpose}\0${value}`).digest().subarray(0, HASH_BYTES)
}

function keyNumbered(keys: Keys, number: number): Uint8Array {
  const key = keys.openers.get(number)
  if (!key) throw new Error(`the key number ${number} of a sealed value is not configured`)
  return key
}
