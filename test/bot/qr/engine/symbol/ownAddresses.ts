import { makeCode } from '../../../../../bot/qr/code.ts'
import { gateUrl, personUrl, readOwnUrl } from '../../../../../bot/qr/ownUrl.ts'
import { makeToken } from '../../../../../bot/qr/token.ts'
import { Weather } from './noise.ts'

/** A kind of address of ours: how to make one by chance, and whether a text is one. */
export interface AddressKind {
  readonly make: () => string
  readonly believes: (text: string) => boolean
}

export function gates(base: string, seed: number): AddressKind {
  const { bytes } = new Weather(seed)
  return { make: () => gateUrl(base, makeCode(bytes)), believes: (text) => isOurs(text, base) }
}

export function persons(base: string, seed: number): AddressKind {
  const { bytes } = new Weather(seed)
  return { make: () => personUrl(base, makeToken(bytes)), believes: (text) => isOurs(text, base) }
}

/** As many addresses as `ownContent` asks for. */
export function many(kind: AddressKind): string[] {
  return Array.from({ length: 128 }, kind.make)
}

function isOurs(text: string, base: string): boolean {
  return readOwnUrl(text, { public: base, former: [] }) !== undefined
}
