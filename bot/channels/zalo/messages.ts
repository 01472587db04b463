import type { Action, PhotoReference } from '../../core/received.ts'
import type { ZaloAttachment, ZaloEvent } from './event.ts'

type Unreadable = Extract<Action, { kind: 'unreadable' }>['what']

/** The files that are pictures sent in full size. */
export const PICTURE_FILE = /\.(jpe?g|png|webp|heic)$/i

/** Messages that no bot can read, by their events; other kinds are `other`. */
const UNREADABLE: Readonly<Record<string, Unreadable>> = {
  user_send_sticker: 'sticker',
  user_send_gif: 'sticker',
  user_send_audio: 'voice',
  user_send_video: 'video',
  user_send_location: 'location',
}

/** What a person sent in a private chat, never nothing: somebody waits for an answer. */
export function actionsOf(event: ZaloEvent): readonly Action[] {
  const { event_name: name, message } = event
  const attachments = message?.attachments ?? []
  switch (name) {
    case 'user_send_text':
      return [textAction(message?.text ?? '')]
    case 'user_send_image':
      return photos(attachments.flatMap(imageIn), message?.msg_id) ?? [unreadable('other')]
    case 'user_send_file':
      return photos(attachments.flatMap(pictureFileIn), message?.msg_id) ?? [unreadable('file')]
    case 'user_send_link':
      return [textAction(linkedText(message?.text, attachments[0]))]
    case 'user_send_business_card':
      return [cardAction(attachments[0])]
    default:
      return [unreadable(UNREADABLE[name] ?? 'other')]
  }
}

function unreadable(what: Unreadable): Action {
  return { kind: 'unreadable', what }
}

function textAction(text: string): Action {
  return text.trim() === '' ? unreadable('other') : { kind: 'text', text }
}

/** Several photos of one event are one album. */
function photos(
  found: readonly PhotoReference[],
  messageId: string | undefined,
): readonly Action[] | undefined {
  if (found.length === 0) return undefined
  const album = found.length > 1 && messageId !== undefined ? { album: messageId } : {}
  return found.map((photo) => ({ kind: 'photo', photo, ...album }))
}

function imageIn({ payload }: ZaloAttachment): PhotoReference[] {
  return payload?.url ? [{ file: payload.url }] : []
}

/** A picture sent as a file keeps its full size, which helps a code in the distance. */
function pictureFileIn({ payload }: ZaloAttachment): PhotoReference[] {
  const { url, name = '', type = '', size } = payload ?? {}
  const isPicture = PICTURE_FILE.test(name) || PICTURE_FILE.test(`.${type}`)
  if (!url || !isPicture) return []
  return [{ file: url, ...(size !== undefined && { bytes: size }) }]
}

/** A pasted address of a poster comes as a link with a preview: the address is what was meant. */
function linkedText(text = '', attachment: ZaloAttachment | undefined): string {
  const url = attachment?.payload?.url ?? ''
  return text.includes(url) ? text : `${text} ${url}`.trim()
}

/** A business card is somebody else's as a rule, so its number is nobody's own. Its fields are JSON inside a text. */
function cardAction(attachment: ZaloAttachment | undefined): Action {
  const [, phone] = /"phone"\s*:\s*"?(\+?\d{6,15})/.exec(attachment?.payload?.description ?? '') ?? []
  return phone === undefined ? unreadable('other') : { kind: 'contact', phone, own: false }
}
