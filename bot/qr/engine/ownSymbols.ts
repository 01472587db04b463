import { makeCode } from '../code.ts'
import { type CodeHosts, gateUrl, personUrl } from '../ownUrl.ts'
import { parseCode } from '../parseCode.ts'
import { makeToken } from '../token.ts'
import { type SymbolModel, symbolModel } from './symbol/model.ts'
import { knownModules, type OwnContent, ownContent } from './symbol/ownContent.ts'

/** One kind of address of ours, with what its symbols have in common. */
export interface OwnKind {
  readonly content: OwnContent
  /** The symbol's model for each mask, its known modules those of the address too. */
  readonly models: readonly SymbolModel[]
}

/** The symbols that we print ourselves: knowing most of their modules beforehand, the engine reads what is nearly gone. */
export interface OwnSymbols {
  readonly kinds: readonly OwnKind[]
  /** Whether a text is an address of ours with a right code. */
  readonly believes: (text: string) => boolean
}

/** For a server without hosts, and for photos of which nothing is known. */
export const NO_OWN_SYMBOLS: OwnSymbols = { kinds: [], believes: () => false }

/** Addresses drawn for each kind, to see what they have in common. */
const SAMPLES = 160

/** What is known of the posters and personal codes under our hosts. It draws hundreds of symbols, so it is made once. */
export function ownSymbols(hosts: CodeHosts): OwnSymbols {
  const bases = [hosts.public, ...hosts.former].filter((base) => base !== undefined)
  const kinds = bases.flatMap((base) => [
    ownKind((random) => gateUrl(base, makeCode(random))),
    ownKind((random) => personUrl(base, makeToken(random))),
  ])
  const believes = (text: string): boolean => {
    const { kind } = parseCode(text, hosts, () => '')
    return kind === 'gate' || kind === 'person'
  }
  return { kinds, believes }
}

function ownKind(addressOf: (random: (count: number) => Uint8Array) => string): OwnKind {
  const random = evenBytes()
  const content = ownContent(Array.from({ length: SAMPLES }, () => addressOf(random)))
  const model = symbolModel(content.version)
  const models = content.templates.map((_, mask) => ({ ...model, known: knownModules(content, mask) }))
  return { content, models }
}

/** Bytes that differ as chance would have them, the same each time (Marsaglia's xorshift); nothing is kept secret here. */
function evenBytes(): (count: number) => Uint8Array {
  let state = 0x2545f491
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return state >>> 24
    })
}
