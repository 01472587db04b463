import type { FastifyInstance } from 'fastify'
import type { Channel, Delivery, DeliveryError, DrawnFile } from '../../../../../bot/channels/channel.ts'
import { createZaloChannel } from '../../../../../bot/channels/zalo/channel.ts'
import {
  type AccessTokens,
  createZaloClient,
  type ZaloClient,
} from '../../../../../bot/channels/zalo/client.ts'
import { createPressSigner } from '../../../../../bot/channels/zalo/press.ts'
import type { ZaloReader } from '../../../../../bot/channels/zalo/read.ts'
import type { OutgoingMessage } from '../../../../../bot/core/outgoing.ts'
import type { Group } from '../../../../emulators/zalo/people/group.ts'
import { Person } from '../../../../emulators/zalo/people/person.ts'
import { startZalo, type Zalo, type ZaloOptions } from '../../../../emulators/zalo/startZalo.ts'

/** Our channel and the Zalo behind it, over HTTP, with what stands around a channel played by plain values. */
export type OnZalo = {
  readonly zalo: Zalo
  readonly client: ZaloClient
  readonly channel: Channel
  readonly reader: ZaloReader
  /** What a test may look at or set while it runs. */
  readonly around: Around
  /** Delivers a message; what stops a delivery before its time is the signal. */
  deliver(to: Person | Group, message: OutgoingMessage, more?: Sending): Promise<void>
  /** The error of a delivery that fails. */
  failed(to: Person | Group, message?: OutgoingMessage, more?: Sending): Promise<DeliveryError>
}

type Around = {
  images: 'url' | 'upload'
  /** Uploads that the month still has. */
  uploadsLeft: number
  /** How often a delivery waited for another call. */
  spentCalls: number
  /** Resolves for each further call; a test may make it wait or fail. */
  spendCall: (signal: AbortSignal) => Promise<void>
  /** How often another token was asked for. */
  renewals: number
  /** What was counted. */
  readonly counted: string[]
}

type Sending = { readonly file?: DrawnFile; readonly signal?: AbortSignal }

/** Milliseconds: far more than the emulator takes. */
const PATIENCE = 10_000
const CONTACT_PICTURE = '/zalo/phone.png'

export async function onZalo(options: ZaloOptions = {}): Promise<OnZalo> {
  const files = new Map<string, DrawnFile>()
  const zalo = await startZalo({ ...options, pages: (app) => serveFiles(app, files) })
  const around: Around = {
    images: 'url',
    uploadsLeft: Number.POSITIVE_INFINITY,
    spentCalls: 0,
    spendCall: async () => {},
    renewals: 0,
    counted: [],
  }
  const client = createZaloClient(zalo.apiRoot, tokensOf(zalo, around))
  const reader = { oaId: zalo.oaId, presses: createPressSigner(Buffer.from('a key of the tests')) }
  const channelOptions = {
    client,
    presses: reader.presses,
    callsAMinute: 100,
    media: { hosts: [zalo.mediaHosts], plain: true },
    takeUpload: async () => around.uploadsLeft-- > 0,
    spendCall: (signal: AbortSignal) => {
      around.spentCalls += 1
      return around.spendCall(signal)
    },
    contactPicture: `${zalo.apiRoot}${CONTACT_PICTURE}`,
    count: (what: string) => around.counted.push(what),
    now: options.now ?? (() => new Date()),
  }
  const channel = createZaloChannel({ ...channelOptions, images: 'url' })
  const uploading = createZaloChannel({ ...channelOptions, images: 'upload' })

  async function deliver(to: Person | Group, message: OutgoingMessage, { file, signal }: Sending = {}) {
    if (file) files.set(file.name, file)
    const delivery: Delivery = {
      chat: { id: 1, address: to.id, kind: to instanceof Person ? 'private' : 'group' },
      message,
      ...(file && {
        file: {
          ...file,
          draw: async () => file.bytes,
          link: async (way) => `${zalo.apiRoot}/files/${way}/${file.name}`,
        },
      }),
      class: 'reply',
      deliveryId: 1,
      signal: signal ?? AbortSignal.timeout(PATIENCE),
    }
    await (around.images === 'url' ? channel : uploading).deliver(delivery)
  }

  return {
    ...{ zalo, client, channel, reader, around, deliver },
    async failed(to, message = { text: 'Chào' }, more = {}) {
      const error = await deliver(to, message, more).then(
        () => undefined,
        (thrown: unknown) => thrown as DeliveryError,
      )
      if (error?.name !== 'DeliveryError') throw new Error('the delivery did not fail as deliveries do')
      return error
    },
  }
}

function tokensOf(zalo: Zalo, around: Around): AccessTokens {
  let access = zalo.tokens().accessToken
  return {
    current: async () => access,
    renewed: async () => {
      around.renewals += 1
      access = zalo.tokens().accessToken
      return access
    },
  }
}

/** Our own server as far as Zalo sees it: files by their links. */
function serveFiles(app: FastifyInstance, files: ReadonlyMap<string, DrawnFile>): void {
  app.get<{ Params: { name: string } }>('/files/:way/:name', (request, reply) => {
    const file = files.get(request.params.name)
    return file ? reply.type(file.type).send(Buffer.from(file.bytes)) : reply.code(404).send()
  })
}
