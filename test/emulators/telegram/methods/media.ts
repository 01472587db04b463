import type { Arguments, Upload } from '../arguments.ts'
import type { Attachment } from '../entries.ts'
import type { FileKind, StoredFile } from '../files.ts'
import { mimeTypeOf, storeFile, wireFile } from '../files.ts'
import { MAX_DOCUMENT_UPLOAD_BYTES } from '../limits.ts'
import { largestOf, photoSizes, storeUploadedPhoto } from '../photos.ts'
import { badRequest, Refusal } from '../refusal.ts'
import type { MessageContent } from '../wire.ts'
import type { World } from '../world.ts'

/** What a message with a photo or a document holds. */
export interface Media {
  readonly content: MessageContent
  readonly attachment: Attachment
}

/** What the bot named: bytes that came with the request, or a text that is a file_id or an address. */
export type Named = Upload | string

const ATTACH = 'attach://'

/** @param name of the parameter, which doubles as the name of the upload. */
export function namedUpload(args: Arguments, name: string): Named {
  return resolveUpload(args, args.text(name)) ?? args.uploads.get(name) ?? missing(name)
}

/** @returns the upload behind `attach://…`, the text itself, or undefined for none. */
export function resolveUpload(args: Arguments, value: string): Named | undefined {
  if (!value.startsWith(ATTACH)) return value === '' ? undefined : value
  return args.uploads.get(value.slice(ATTACH.length)) ?? missing('file')
}

function missing(name: string): never {
  throw badRequest(`there is no ${name} in the request`)
}

export async function photoMedia(world: World, named: Named): Promise<Media> {
  const photo =
    typeof named === 'string'
      ? keptFile(world, named, 'photo').photo
      : await storeUploadedPhoto(world, named.bytes)
  if (photo === undefined) throw badRequest('wrong remote file identifier specified')
  const largest = largestOf(photo)
  return {
    content: { photo: photoSizes(photo) },
    attachment: { kind: 'photo', bytes: largest.bytes, name: largest.name },
  }
}

export function documentMedia(world: World, named: Named): Media {
  const file = typeof named === 'string' ? keptFile(world, named, 'document') : storeUpload(world, named)
  return {
    content: { document: { ...wireFile(file), file_name: file.name, mime_type: file.mimeType } },
    attachment: { kind: 'document', bytes: file.bytes, name: file.name },
  }
}

function storeUpload(world: World, upload: Upload): StoredFile {
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty')
  if (upload.bytes.length > MAX_DOCUMENT_UPLOAD_BYTES) throw new Refusal(413, 'Request Entity Too Large')
  return storeFile(world, 'document', upload.bytes, upload.name, mimeTypeOf(upload.name))
}

/** A file that Telegram already keeps, by its id; ids of one kind can't be sent as another. */
function keptFile(world: World, id: string, kind: FileKind): StoredFile {
  // Addresses are fetched by Telegram's servers; this emulator goes nowhere.
  if (/^https?:\/\//i.test(id)) throw badRequest('failed to get HTTP URL content')
  const file = world.files.get(id)
  if (file === undefined) {
    throw badRequest("wrong remote file identifier specified: can't unserialize it")
  }
  if (file.kind !== kind) {
    throw badRequest(`can't use file of type ${capital(file.kind)} as ${capital(kind)}`)
  }
  return file
}

function capital(kind: FileKind): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1)
}
