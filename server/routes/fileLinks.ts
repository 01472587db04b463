import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Pace } from '../../bot/channels/channel.ts'
import type { City } from '../../bot/core/city.ts'
import { text } from '../../bot/core/text.ts'
import { type Attachment, attachmentFile } from '../../bot/draw/attachment.ts'
import { makeToken } from '../../bot/qr/token.ts'
import type { Database } from '../../db/connect.ts'
import { findFileLink, openFileLink, SPENT_MINUTES } from '../../db/fileLinks.ts'
import type { ServedFile } from '../files.ts'
import { createBuckets } from '../gate/buckets.ts'
import { type Count, createGuesses } from '../gate/guesses.ts'
import { createNetworkPace } from '../gate/networkPace.ts'
import { noteFetched } from '../noteFetched.ts'
import { postButton } from '../pages/postButton.ts'
import { keptNowhere, sendGone, sendLater, sendNoFile } from './fileLinks/answers.ts'
import { heldOpener, holdingOpener, isAnothers } from './fileLinks/opener.ts'
import { sendPage } from './page.ts'
import { createDrawnFiles, fileOr, sendDrawn } from './webChat/drawnFiles.ts'
import { WEB_CHAT_POLICY } from './webChat/page.ts'

/**
 * How fast a network may ask. A messenger fetches the pictures of all its people from a few addresses of its own, so this
 * is for load alone: nobody finds 128 bits by guessing.
 */
export const FILE_LINK_PACE: Pace = { perSecond: 300, burst: 3000 }

/** How often a file is given to the browser that opened it: a download may break off often, and each time is noted. */
const REPEATS_PACE: Pace = { perSecond: 0.1, burst: 30 }

/** A link's token, and the ending by which a messenger knows a picture. */
const TOKEN = /^([\w-]{22})(?:\.\w+)?$/
/** Bytes of a form without fields. */
const FORM_LIMIT_BYTES = 1024
/** The page of a document has a form, which no other page has. */
const POLICY = {
  contentSecurityPolicy: { useDefaults: false, directives: { ...WEB_CHAT_POLICY, formAction: ["'self'"] } },
}

type FileLinkOptions = {
  readonly database: Database
  readonly city: City
  readonly draw: (attachment: Attachment) => Promise<ServedFile>
  readonly count: Count
  readonly now: () => Date
  readonly pace?: Pace
}
type OfToken = { Params: { token: string } }

/**
 * What a link of `server/fileLinks.ts` shows. `/f/TOKEN.png` is a picture. `/f/TOKEN` of a document is a page with a button,
 * because messengers get every link to preview it and that must not spend one that works once. The button posts, which
 * opens the link and leads to the file at an address of its own: the downloaders of phones and of messengers' own
 * browsers get an address again and can't post. It works for some minutes, so that a broken download is begun anew, and in the
 * browser alone in which the button was pressed. That browser is known from the page on: a press whose answer was lost is repeated.
 */
export async function fileLinkRoutes(
  app: FastifyInstance,
  { database, city, draw, count, now, pace = FILE_LINK_PACE }: FileLinkOptions,
): Promise<void> {
  const networks = createNetworkPace(pace, now)
  const repeats = createBuckets(REPEATS_PACE, now)
  // Old pictures are asked for again by many through a messenger's few addresses: what is in vain is counted, and no slower.
  const guesses = createGuesses('unknown file link', { misses: pace, afterwards: pace }, { count, now })
  const drawn = createDrawnFiles(draw, now)
  const isSecure = city.base.startsWith('https:')

  async function linkOf(request: FastifyRequest<OfToken>) {
    const token = TOKEN.exec(request.params.token)?.[1]
    const held = heldOpener(request, isSecure)
    const link = token === undefined ? undefined : await findFileLink(database, token, held)
    const attachment = link?.attachment as Attachment
    if (token !== undefined && link && !isAnothers(link, attachment))
      return { ...link, token, attachment, held, browser: held ?? makeToken(randomBytes) }
    guesses.missed(request)
    return undefined
  }
  function given(reply: FastifyReply, { token, browser }: { token: string; browser: string }): FastifyReply {
    return reply.header('set-cookie', holdingOpener(token, browser, isSecure))
  }
  const fileOf = ({ token, attachment }: { token: string; attachment: Attachment }) =>
    fileOr(drawn.known(token) ?? drawn.draw(token, attachment))

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-robots-tag', 'noindex')
    const wait = networks.take(request.ip) || guesses.wait(request)
    if (wait > 0) await sendLater(request, reply.code(429), wait)
  })
  // A button sends a form, also when that has no fields.
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_LIMIT_BYTES },
    (_request, _body, done) => done(null),
  )

  app.get<OfToken>('/f/:token', { helmet: POLICY }, async (request, reply) => {
    const link = await linkOf(request)
    if (!link) return sendGone(request, reply)
    if (link.oneTime)
      return sendPage(request, link.held === undefined ? given(reply, link) : reply, {
        title: text(`page.file.kind.${link.attachment.kind}`),
        body: [text('page.file.once', { minutes: SPENT_MINUTES })],
        block: postButton(text('page.file.get')),
      })
    const file = await fileOf(link)
    if (typeof file === 'string') return sendNoFile(request, reply, file)
    // A messenger's own web page may show what it did not copy.
    return sendDrawn(
      keptNowhere(reply).header('cross-origin-resource-policy', 'cross-origin'),
      'inline',
      file,
    )
  })

  app.post<OfToken>('/f/:token', async (request, reply) => {
    const link = await linkOf(request)
    if (!link?.oneTime) return sendGone(request, reply)
    // Drawn first: a link is not spent on a file that can't be had.
    const file = await fileOf(link)
    if (typeof file === 'string') return sendNoFile(request, reply, file)
    const isOpener = await database.transaction((store) => openFileLink(store, link.token, link.browser))
    if (isAnothers({ ...link, openedAt: now(), isOpener }, link.attachment)) return sendGone(request, reply)
    return keptNowhere(given(reply, link)).redirect(
      `/f/${link.token}/${attachmentFile(link.attachment).name}`,
      303,
    )
  })

  app.get<OfToken>('/f/:token/:name', async (request, reply) => {
    const link = await linkOf(request)
    if (!link?.oneTime || !link.openedAt) return sendGone(request, reply)
    const wait = repeats.take(link.token)
    if (wait > 0) return sendLater(request, reply.code(429), wait)
    const file = await fileOf(link)
    if (typeof file === 'string') return sendNoFile(request, reply, file)
    // Whoever asks what it is without fetching it is given nothing of it.
    const isGiven = request.method === 'HEAD' || (await noteFetched(database, link.attachment, now()))
    if (!isGiven) return sendGone(request, reply)
    return sendDrawn(keptNowhere(reply), 'attachment', file)
  })
}
