import type { Action } from '../../core/received.ts'
import type { ZaloAttachment, ZaloEvent } from './event.ts'

/** The files that are pictures sent in full size. */
const PICTURE_FILE = /\.(jpe?g|png|webp|heic)$/i

const UNREADABLE = {
  user_send_sticker: 'sticker',
  user_send_gif: 'sticker',
  user_send_audio: 'voice',
  user_send_video: 'video',
  user_send_location: 'location',
} as const

/** What a person sent in a private chat; several photos of one event are one album. */
export function actionsOf(event: ZaloEvent): readonly Action[] {
  const { event_name: name, message } = event
  const attachments = message?.attachments ?? []
  switch (name) {
    case 'user_send_text':
      return textAction(message?.text ?? '')
    case 'user_send_image':
      return photosIn(attachments, message?.msg_id)
    case 'user_send_file':
      return attachments.slice(0, 1).map(fileAction)
    case 'user_send_link':
      return textAction(linkedText(message?.text, attachments[0]))
    case 'user_send_business_card':
      return [cardAction(attachments[0])]
    default:
      return [
        {
          kind: 'unreadable',
          what: name in UNREADABLE ? UNREADABLE[name as keyof typeof UNREADABLE] : 'other',
        },
      ]
  }
}

/** PostgreSQL has no place for the null character, and no name or address needs it. */
function textAction(written: string): Action[] {
  const text = written.replaceAll('\0', '')
  return text.trim() === '' ? [{ kind: 'unreadable', what: 'other' }] : [{ kind: 'text', text }]
}

function photosIn(attachments: readonly ZaloAttachment[], messageId: string | undefined): Action[] {
  const files = attachments.flatMap(({ payload }) => (payload?.url ? [payload.url] : []))
  if (files.length === 0) return [{ kind: 'unreadable', what: 'other' }]
  const album = files.length > 1 && messageId !== undefined ? { album: messageId } : {}
  return files.map((file) => ({ kind: 'photo', photo: { file }, ...album }))
}

/** A picture sent as a file keeps its full size, which helps a code in the distance. */
function fileAction({ payload }: ZaloAttachment): Action {
  const { url, name = '', type = '', size } = payload ?? {}
  const isPicture = PICTURE_FILE.test(name) || PICTURE_FILE.test(`.${type}`)
  if (url === undefined || !isPicture) return { kind: 'unreadable', what: 'file' }
  return { kind: 'photo', photo: { file: url, ...(size !== undefined && { bytes: size }) } }
}

/** A pasted address of a poster comes as a link with a preview: the address is what was meant. */
function linkedText(text: string | undefined, attachment: ZaloAttachment | undefined): string {
  const url = attachment?.payload?.url ?? ''
  return text?.includes(url) ? text : `${text ?? ''} ${url}`.trim()
}

/** A business card is somebody else's as a rule, so its number is nobody's own. */
function cardAction(attachment: ZaloAttachment | undefined): Action {
  const [, phone] = /"phone"\s*:\s*"?(\+?\d{6,15})/.exec(attachment?.payload?.description ?? '') ?? []
  return phone === undefined ? { kind: 'unreadable', what: 'other' } : { kind: 'contact', phone, own: false }
}
