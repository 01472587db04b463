import { type Delivery, DeliveryError, type MessageFile } from '../channel.ts'
import { contactMessage, fileMessage, pictureMessage, sending, textMessage } from './bodies.ts'
import type { ZaloClient } from './client.ts'
import { judge, ZaloError } from './errors.ts'
import { TEXT_LENGTH } from './limits.ts'
import { inPieces, messageOf, type Part, type PictureWay } from './parts.ts'
import type { PressSigner } from './press.ts'
import type { Uploads } from './uploads.ts'

/** What parts are sent with. */
export type Sender = {
  readonly client: ZaloClient
  readonly uploads: Uploads
  readonly presses: PressSigner
  /** Whether pictures go by an address of ours or by upload, which is counted. */
  readonly images: 'url' | 'upload'
  /** The picture above the wish for name and phone. */
  readonly contactPicture: string
  /** Counts what happened, such as a message that Zalo charged for. */
  readonly count: (what: string) => void
  readonly now: () => Date
}

/** Sends part after part. When one fails, the error says what has not gone yet. */
export async function sendParts(sender: Sender, delivery: Delivery, parts: readonly Part[]): Promise<void> {
  let left = parts
  let isBegun = false
  while (left[0]) {
    try {
      const { sent, next } = await sendPart(sender, delivery, left[0])
      left = [...next, ...left.slice(1)]
      isBegun ||= sent
    } catch (error) {
      const { decision, reason } = judge(error, sender.now())
      throw new DeliveryError(decision, reason, isBegun ? messageOf(left) : undefined)
    }
  }
}

/** Whether a part went, and the parts that are to go behind it or in its place. */
type Step = { readonly sent: boolean; readonly next: readonly Part[] }

async function sendPart(sender: Sender, delivery: Delivery, part: Part): Promise<Step> {
  switch (part.kind) {
    case 'text':
      return sendText(sender, delivery, part)
    case 'picture':
      return sendPicture(sender, delivery, part)
    case 'document':
      return sendDocument(sender, delivery, part)
    case 'contact':
      return sendContact(sender, delivery, part)
  }
}

async function send(
  { client, count }: Sender,
  { chat, signal }: Delivery,
  message: object,
  ...next: readonly Part[]
): Promise<Step> {
  const data = await client.call(sending(chat, message), signal)
  // Inside 48 hours of what a person wrote Zalo names a quota; without one the message was paid for.
  if (chat.kind === 'private' && data.quota === undefined) count('charged')
  return { sent: true, next }
}

function instead(...next: readonly Part[]): Step {
  return { sent: false, next }
}

function isTooLong(error: unknown): boolean {
  return error instanceof ZaloError && error.code === -210
}

/** Shorter than this a text is never too long, whatever Zalo counts. */
const SURELY_SHORT = 400

/** How Zalo counts is not documented for every sign, so a text that it calls too long is halved. */
async function sendText(
  sender: Sender,
  delivery: Delivery,
  { text, buttons }: Extract<Part, { kind: 'text' }>,
): Promise<Step> {
  try {
    return await send(sender, delivery, textMessage(text, buttons, delivery.chat.address, sender.presses))
  } catch (error) {
    if (!isTooLong(error) || text.length <= SURELY_SHORT) throw error
    return instead(...inPieces(text, buttons, Math.ceil(text.length / 2)))
  }
}

/** The ways of a picture, by the one that is configured. */
const WAYS: Readonly<Record<Sender['images'], readonly PictureWay[]>> = {
  url: ['url', 'upload', 'link'],
  upload: ['upload', 'url', 'link'],
}

/**
 * Tries one way of a picture after the other: Zalo may not have been able to fetch it, its uploads may be spent, it may be too
 * large. Words that are too long under a picture, however Zalo counts, go behind it.
 */
async function sendPicture(
  sender: Sender,
  delivery: Delivery,
  part: Extract<Part, { kind: 'picture' }>,
): Promise<Step> {
  const { text, file, ways = WAYS[sender.images] } = part
  const [way, ...others] = ways
  const otherwise = () => instead({ ...part, ways: others })
  if (way === undefined || way === 'link') return instead(...words(await withLink(delivery, text, file)))
  try {
    const picture = await pictureBy(way, sender, delivery, file)
    return picture ? await send(sender, delivery, pictureMessage(text, picture)) : otherwise()
  } catch (error) {
    if (isTooLong(error) && text !== '') return instead({ ...part, text: '' }, ...words(text))
    if (isNotTaken(error)) return otherwise()
    throw error
  }
}

/** Codes by which Zalo says that it could not take the picture: not fetched, too large, its upload expired. */
const NOT_TAKEN = new Set([-100, -201, -210])

function isNotTaken(error: unknown): boolean {
  return error instanceof ZaloError && NOT_TAKEN.has(error.code)
}

async function pictureBy(
  way: 'url' | 'upload',
  { uploads }: Sender,
  { signal }: Delivery,
  file: MessageFile,
): Promise<{ readonly url: string } | { readonly attachment_id: string } | undefined> {
  if (way === 'url') return { url: await file.link('fetched') }
  const id = await uploads.picture(file, signal)
  return id === undefined ? undefined : { attachment_id: id }
}

/** Words with an address: one that works once, or in a group, where all may open it, as often as they like. */
async function withLink({ chat }: Delivery, text: string, file: MessageFile): Promise<string> {
  return `${text}\n${await file.link(chat.kind === 'group' ? 'fetched' : 'once')}`.trim()
}

/** A PDF is uploaded while the month's uploads last; then, or when it is too large or another document, it is a link. */
async function sendDocument(
  sender: Sender,
  delivery: Delivery,
  { text, file }: Extract<Part, { kind: 'document' }>,
): Promise<Step> {
  const token =
    file.type === 'application/pdf' ? await sender.uploads.document(file, delivery.signal) : undefined
  if (token === undefined) return instead(...words(await withLink(delivery, text, file)))
  return send(sender, delivery, fileMessage(token), ...words(text))
}

/** Codes by which Zalo says that this account, or this person, can't be sent a form. */
const NO_FORM = new Set([-201, -209, -212, -221, -233, -235, -240, -244, -248])

/** Where the form can't be sent the same question is asked in words: the answer can be typed anyway. */
async function sendContact(
  sender: Sender,
  delivery: Delivery,
  { text, label }: Extract<Part, { kind: 'contact' }>,
): Promise<Step> {
  try {
    return await send(sender, delivery, contactMessage(text, label, sender.contactPicture))
  } catch (error) {
    if (!(error instanceof ZaloError && NO_FORM.has(error.code))) throw error
    return instead(...words(text))
  }
}

function words(text: string): readonly Part[] {
  return text === '' ? [] : inPieces(text, [], TEXT_LENGTH)
}
