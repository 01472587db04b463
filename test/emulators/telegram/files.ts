import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { FILE_LINK_SECONDS, MAX_DOWNLOAD_BYTES } from './limits.ts'
import { randomToken } from './randomness.ts'
import { badRequest } from './refusal.ts'
import type { WireFile } from './wire.ts'
import type { World } from './world.ts'
import { unixSeconds } from './world.ts'

export type FileKind = 'photo' | 'document' | 'sticker' | 'voice' | 'video'

/** A file that Telegram keeps. */
export interface StoredFile extends WireFile {
  readonly kind: FileKind
  readonly bytes: Buffer
  readonly name: string
  readonly mimeType: string
  readonly path: string
  /** For a photo: the message's sizes, so that sending it again by id shows the same picture. */
  photo: StoredPhoto | undefined
  /** Second until which the link that getFile gave out works. */
  linkUntil: number
}

export interface StoredPhoto {
  readonly sizes: readonly { readonly file: StoredFile; readonly width: number; readonly height: number }[]
}

const FOLDERS: Record<FileKind, string> = {
  photo: 'photos',
  document: 'documents',
  sticker: 'stickers',
  voice: 'voice',
  video: 'videos',
}

/** Letters that real file ids of these kinds begin with; bots must not read anything into them. */
const ID_PREFIX: Record<FileKind, string> = {
  photo: 'AgACAgUAAxkB',
  document: 'BQACAgUAAxkB',
  sticker: 'CAACAgUAAxkB',
  voice: 'AwACAgUAAxkB',
  video: 'BAACAgUAAxkB',
}

const FILE_ID_CHARACTERS = 71
const FILE_UNIQUE_ID_CHARACTERS = 15

/** Keeps bytes and gives them an id. The same bytes get another file_id each time, but the same file_unique_id. */
export function storeFile(
  world: World,
  kind: FileKind,
  bytes: Buffer,
  name: string,
  mimeType: string,
): StoredFile {
  const prefix = ID_PREFIX[kind]
  const fileId = prefix + randomToken(world.random, FILE_ID_CHARACTERS - prefix.length)
  const digest = createHash('sha256').update(kind).update(bytes).digest('base64url')
  const path = `${FOLDERS[kind]}/file_${world.nextFileNumber++}${extname(name)}`
  const file: StoredFile = {
    file_id: fileId,
    file_unique_id: digest.slice(0, FILE_UNIQUE_ID_CHARACTERS),
    file_size: bytes.length,
    kind,
    bytes,
    name,
    mimeType,
    path,
    photo: undefined,
    linkUntil: 0,
  }
  world.files.set(fileId, file)
  world.filesByPath.set(path, file)
  return file
}

/** The part of a file that travels. */
export function wireFile(file: StoredFile): WireFile {
  return { file_id: file.file_id, file_unique_id: file.file_unique_id, file_size: file.file_size }
}

/**
 * Makes a file downloadable for an hour.
 * @throws Refusal for an unknown id and for more than 20 MB.
 */
export function linkFile(world: World, fileId: string): WireFile & { readonly file_path: string } {
  const file = world.files.get(fileId)
  if (file === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable')
  if (file.file_size > MAX_DOWNLOAD_BYTES) throw badRequest('file is too big')
  file.linkUntil = unixSeconds(world) + FILE_LINK_SECONDS
  return { ...wireFile(file), file_path: file.path }
}

/** @returns the file behind a link that was given out and has not run out. */
export function linkedFile(world: World, path: string): StoredFile | undefined {
  const file = world.filesByPath.get(path)
  return file !== undefined && unixSeconds(world) <= file.linkUntil ? file : undefined
}

const MIME_TYPES: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.csv': 'text/csv',
  '.txt': 'text/plain',
  '.zip': 'application/zip',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Telegram goes by the name, not by the content type that the upload claims. */
export function mimeTypeOf(name: string): string {
  return MIME_TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream'
}
