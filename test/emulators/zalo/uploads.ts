import { randomToken } from '../telegram/randomness.ts'
import { UPLOAD_MILLISECONDS } from './limits.ts'
import { invalid, Refusal } from './refusal.ts'
import type { World } from './world.ts'
import { milliseconds } from './world.ts'

export type UploadKind = 'image' | 'gif' | 'file'

/** Bytes that the bot has brought and may send for some days. */
export interface StoredUpload {
  readonly kind: UploadKind
  readonly bytes: Buffer
  readonly name: string
  readonly expiresAt: number
}

const ID_CHARACTERS = 40

export function storeUpload(world: World, kind: UploadKind, bytes: Buffer, name: string): string {
  const id = randomToken(world.random, ID_CHARACTERS)
  world.uploads.set(id, { kind, bytes, name, expiresAt: milliseconds(world) + UPLOAD_MILLISECONDS })
  return id
}

/**
 * @param field how the request names the id.
 * @throws Refusal -201 for an unknown id or one of another kind, -100 for one that is too old.
 */
export function findUpload(world: World, kind: UploadKind, id: string, field: string): StoredUpload {
  const upload = world.uploads.get(id)
  if (upload?.kind !== kind) throw invalid(field)
  if (upload.expiresAt < milliseconds(world)) throw new Refusal(-100)
  return upload
}
