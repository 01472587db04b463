import type { FastifyInstance, FastifyReply } from 'fastify'
import type { StoredLine } from '../../../bot/channels/web/line.ts'
import type { WebSender } from '../../../bot/channels/web/read.ts'
import { actionOf, messageId, personLine, readWebPost, webReceived } from '../../../bot/channels/web/read.ts'
import type { Action } from '../../../bot/core/received.ts'
import { storePersonLine } from '../../../db/webLines.ts'
import { keepWebPhoto, photoName } from '../../../db/webPhotos.ts'
import type { WebChatOptions } from '../webChat.ts'
import { boundedPhotos, paced } from './limits.ts'
import { senderOf } from './sender.ts'

/** Bytes: 20,000 characters, each escaped in JSON, and some room. */
const POST_BYTES = 256 * 1024
/** Bytes: the largest photo that any messenger brings (Telegram's limit for bots). */
export const PHOTO_BYTES = 20 * 1024 * 1024

/** `POST /chat/messages`: a text, a button, a link's payload. 200 when it is committed, as often as it is repeated. */
export function addMessagePosts(app: FastifyInstance, options: WebChatOptions): void {
  const onRequest = paced(options.paces.posts, options.now)
  app.post('/chat/messages', { bodyLimit: POST_BYTES, onRequest }, async (request, reply) => {
    const post = readWebPost(request.body)
    if (post === 'malformed') return reply.code(400).send({ problem: post })
    if (post === 'tooLong') return reply.code(413).send({ problem: post })
    const isQuiet = post.kind === 'press' && post.quiet
    return take(
      options,
      reply,
      senderOf(request),
      post,
      actionOf(post),
      isQuiet ? undefined : personLine(post),
    )
  })
}

/**
 * `POST /chat/photos`: the bytes of a photo, its id in `X-Message-Id`, how many seconds ago it was sent in
 * `X-Age`, and in `X-Album` what photos that were chosen together have in common.
 */
export function addPhotoPosts(app: FastifyInstance, options: WebChatOptions): void {
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  const onRequest = [paced(options.paces.photos, options.now), boundedPhotos(PHOTO_BYTES)]
  app.post('/chat/photos', { bodyLimit: PHOTO_BYTES, onRequest }, async (request, reply) => {
    const id = messageId.safeParse(request.headers['x-message-id'])
    const age = Number(request.headers['x-age'] ?? 0)
    const photo = request.body
    if (!id.success || !(age >= 0)) return reply.code(400).send({ problem: 'malformed' })
    if (!Buffer.isBuffer(photo)) return reply.code(415).send({ problem: 'notAnImage' })
    const album = messageId.safeParse(request.headers['x-album']).data
    const action = await keptPhoto(options, senderOf(request), { id: id.data, album }, photo)
    return take(
      options,
      reply,
      senderOf(request),
      { id: id.data, age },
      action,
      personLine({ kind: 'photo' }),
    )
  })
}

async function keptPhoto(
  options: WebChatOptions,
  { chat, senderAddress }: WebSender,
  { id, album }: { readonly id: string; readonly album: string | undefined },
  photo: Buffer,
): Promise<Action> {
  const name = photoName(chat.address, senderAddress, id)
  const file = await toldIfNot(options, () => keepWebPhoto(options.database, name, photo))
  return { kind: 'photo', photo: { file, bytes: photo.length }, message: id, ...(album && { album }) }
}

/**
 * Stores the person's line and then hands the act to the inbox: in the other order the bot's answer could come to stand
 * above the question. Both can be repeated, so a browser that got no 200 simply sends again. A press that its own message shows
 * leaves no line.
 */
async function take(
  options: WebChatOptions,
  reply: FastifyReply,
  sender: WebSender,
  { id, age }: { readonly id: string; readonly age: number },
  action: Action,
  line: StoredLine | undefined,
): Promise<FastifyReply> {
  const { database, accept, arrivals, now } = options
  const { chat, senderAddress } = sender
  const stored =
    line && (await toldIfNot(options, () => storePersonLine(database, { chat, senderAddress, id, line })))
  if (stored === 'taken') return reply.code(409).send({ problem: 'malformed' })
  await accept('web', webReceived(sender, { id, age }, action, now()))
  arrivals.announce(chat.address)
  return reply.code(200).send({ id })
}

/** Stores something; whoever counts is told where that fails, as with what is accepted. */
async function toldIfNot<Stored>(
  { notStored }: WebChatOptions,
  store: () => Promise<Stored>,
): Promise<Stored> {
  const began = performance.now()
  try {
    return await store()
  } catch (error) {
    notStored?.(error, (performance.now() - began) / 1_000)
    throw error
  }
}
