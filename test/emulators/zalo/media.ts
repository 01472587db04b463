import { extname } from 'node:path'
import { randomToken } from '../telegram/randomness.ts'
import type { World } from './world.ts'
import { milliseconds } from './world.ts'

/** Something that everybody who has its address may fetch, for a while. */
export interface StoredMedia {
  readonly bytes: Buffer
  readonly type: string
  /** Milliseconds. */
  readonly at: number
}

const TOKEN_CHARACTERS = 24
const TYPES: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.amr': 'audio/amr',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
}

/** @returns the address, which needs no token. */
export function storeMedia(world: World, bytes: Buffer, name: string): string {
  const extension = extname(name).toLowerCase()
  const path = `${randomToken(world.random, TOKEN_CHARACTERS)}${extension}`
  const type = TYPES[extension] ?? 'application/octet-stream'
  world.media.set(path, { bytes, type, at: milliseconds(world) })
  return `${world.origin}/media/${path}`
}

/** @returns undefined when there never was such a thing or its address works no longer. */
export function findMedia(world: World, path: string): StoredMedia | undefined {
  const media = world.media.get(path)
  if (media === undefined) return undefined
  return milliseconds(world) - media.at <= world.switches.mediaSeconds * 1000 ? media : undefined
}
