import { create } from 'qrcode'
import { makeCode } from '../../../../bot/qr/code.ts'
import type { OwnKind } from '../../../../bot/qr/engine/ownSymbols.ts'
import { gateUrl, personUrl } from '../../../../bot/qr/ownUrl.ts'
import { makeToken } from '../../../../bot/qr/token.ts'
import { seededBytes } from '../seeded.ts'
import { blotted } from './dirt.ts'
import { type Drawn, drawn } from './drawn.ts'
import { flat, type Laying } from './laying.ts'

export const BASE = 'https://khaibao.haiphong.gov.vn'
/** Of the same length, so that its symbols have the same version. */
export const OTHER_BASE = 'https://khaibao.hainoang.gov.vn'

export function gateAddress(seed: number, base = BASE): string {
  return gateUrl(base, makeCode(seededBytes(seed)))
}

export function personAddress(seed: number, base = BASE): string {
  return personUrl(base, makeToken(seededBytes(seed)))
}

/** The modules of a symbol as we print it for addresses of a kind. */
export function printedModules({ content: { version, level } }: OwnKind, text: string): Int8Array {
  const { modules } = create(text, { version, errorCorrectionLevel: level })
  return Int8Array.from(modules.data, (dark) => (dark === 1 ? 1 : -1))
}

/** The same in a picture, with grey blots over a share of it. */
export function printed(
  { content: { version, level } }: OwnKind,
  text: string,
  { blots = 0, seed = 1, lies = flat }: { blots?: number; seed?: number; lies?: Laying } = {},
): Drawn {
  return drawn({ text, version, level, lies, ink: blotted(seed, blots, 17 + 4 * version) })
}
