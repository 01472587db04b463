import { extname } from 'node:path'
import type { Upload } from '../../telegram/arguments.ts'
import { parseMultipart } from '../../telegram/multipart.ts'
import { MAX_FILE_BYTES, MAX_GIF_BYTES, MAX_IMAGE_BYTES } from '../limits.ts'
import { isStillImage, pictureFormat } from '../pictures.ts'
import { exceeds, invalid, Refusal } from '../refusal.ts'
import type { HttpRequest } from '../request.ts'
import type { UploadKind } from '../uploads.ts'
import { storeUpload } from '../uploads.ts'
import type { World } from '../world.ts'
import type { Endpoint } from './endpoint.ts'

interface Rules {
  readonly extensions: readonly string[]
  readonly mostBytes: number
  readonly isRight: (bytes: Buffer) => Promise<boolean>
  /** How the answer names the id. */
  readonly idName: 'attachment_id' | 'token'
}

const RULES: Readonly<Record<UploadKind, Rules>> = {
  image: {
    extensions: ['.jpg', '.jpeg', '.png'],
    mostBytes: MAX_IMAGE_BYTES,
    isRight: isStillImage,
    idName: 'attachment_id',
  },
  gif: {
    extensions: ['.gif'],
    mostBytes: MAX_GIF_BYTES,
    isRight: async (bytes) => (await pictureFormat(bytes)) === 'gif',
    idName: 'attachment_id',
  },
  file: {
    extensions: ['.pdf', '.doc', '.docx', '.csv'],
    mostBytes: MAX_FILE_BYTES,
    isRight: async () => true,
    idName: 'token',
  },
}

/** Takes a picture or file for later sending. */
export function uploading(kind: UploadKind): Endpoint {
  const { extensions, mostBytes, isRight, idName } = RULES[kind]
  return async (world, request) => {
    const { bytes, name } = fileOf(request)
    if (bytes.length > mostBytes) throw exceeds('file')
    const extension = extname(name).toLowerCase()
    // The trap: Zalo judges by the name alone, and says "success" about a name that says nothing.
    if (extension === '') return {}
    if (!extensions.includes(extension) || bytes.length === 0 || !(await isRight(bytes)))
      throw invalid('file')
    countUpload(world, kind)
    return { [idName]: storeUpload(world, kind, bytes, name) }
  }
}

function fileOf(request: HttpRequest): Upload {
  if (request.contentType !== 'multipart/form-data') throw invalid('Content-Type')
  const form = parseMultipart(request.body, request.headers['content-type'] ?? '')
  const upload = form?.uploads.get('file')
  if (upload === undefined) throw invalid('file')
  return upload
}

function countUpload(world: World, kind: UploadKind): void {
  const month = `${world.now().toISOString().slice(0, 7)} ${kind}`
  const count = (world.uploadCounts.get(month) ?? 0) + 1
  if (count > world.switches.uploadsPerMonth) throw new Refusal(-211)
  world.uploadCounts.set(month, count)
}
