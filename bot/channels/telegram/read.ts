import type { Language } from '../../../locales/catalogue.ts'
import type { Action, Received } from '../../core/received.ts'
import { type Message, SERVICE_SIGNS, type Update, updateSchema } from './update.ts'

type Seen = Pick<Received, 'chat' | 'sender' | 'sentAt' | 'action'>

/** What a person did, or undefined when an update is malformed or of a kind that means nothing to us. */
export function readUpdate(body: unknown, now: Date): Received | undefined {
  const parsed = updateSchema.safeParse(body)
  if (!parsed.success) return undefined
  const seen = fromMessage(parsed.data) ?? fromPress(parsed.data, now) ?? fromMembership(parsed.data)
  return seen && { externalId: String(parsed.data.update_id), ...seen }
}

function fromMessage({ message }: Update): Seen | undefined {
  if (!message?.from || message.from.is_bot || message.chat.type === 'channel') return undefined
  const action = actionOf(message)
  return (
    action && {
      chat: chatOf(message.chat),
      sender: senderOf(message.from),
      sentAt: moment(message.date),
      action,
    }
  )
}

function actionOf(message: Message): Action | undefined {
  if (message.migrate_to_chat_id !== undefined)
    return { kind: 'migrated', to: String(message.migrate_to_chat_id) }
  if (message.text !== undefined) return textAction(message.text)
  if (message.photo)
    return { kind: 'photo', photo: { file: largest(message.photo).file_id }, ...placeOf(message) }
  // A moving picture brings a document of the same file, for clients that know no moving pictures.
  if (message.document && !message.animation) return documentAction(message.document, message)
  if (message.contact) return contactAction(message.contact, message)
  return unreadable(message)
}

/** `/start payload` is how a deep link arrives, also as `/start@bot payload` in a group. */
function textAction(written: string): Action {
  // PostgreSQL has no place for this one character, and no name or address needs it.
  const text = written.replaceAll('\0', '')
  const start = /^\/start(?:@\w+)?(?:\s+([\w-]{1,64}))?\s*$/.exec(text)
  return start ? { kind: 'open', payload: start[1] ?? '' } : { kind: 'text', text }
}

/** Clients send sizes in no promised order; the largest by area is the one to read. */
function largest(sizes: NonNullable<Message['photo']>): { readonly file_id: string } {
  const [first, ...rest] = sizes
  if (!first) throw new Error('a photo without a size passed the schema')
  return rest.reduce(
    (best, size) => (size.width * size.height > best.width * best.height ? size : best),
    first,
  )
}

/** A picture sent as a file keeps its full size, which helps a code in the distance. */
function documentAction(document: NonNullable<Message['document']>, message: Message): Action {
  const isPicture =
    document.mime_type?.startsWith('image/') || /\.(jpe?g|png|webp|heic)$/i.test(document.file_name ?? '')
  if (!isPicture) return { kind: 'unreadable', what: 'file' }
  const photo = {
    file: document.file_id,
    ...(document.file_size !== undefined && { bytes: document.file_size }),
  }
  return { kind: 'photo', photo, ...placeOf(message) }
}

/** Anybody's contact can be forwarded: only the card whose user is the sender, in a private chat, is the sender's own. */
function contactAction(contact: NonNullable<Message['contact']>, message: Message): Action {
  const own = message.chat.type === 'private' && contact.user_id === message.from?.id
  return { kind: 'contact', phone: contact.phone_number, own }
}

function unreadable(message: Message): Action | undefined {
  if (message.sticker || message.animation) return { kind: 'unreadable', what: 'sticker' }
  if (message.voice || message.audio) return { kind: 'unreadable', what: 'voice' }
  if (message.video || message.video_note) return { kind: 'unreadable', what: 'video' }
  if (message.location) return { kind: 'unreadable', what: 'location' }
  return isServiceMessage(message) ? undefined : { kind: 'unreadable', what: 'other' }
}

/** What Telegram itself writes into a chat; being added to a group comes as a membership update as well. */
function isServiceMessage(message: Message): boolean {
  return SERVICE_SIGNS.some((sign) => message[sign] !== undefined)
}

function fromPress({ callback_query: press }: Update, now: Date): Seen | undefined {
  if (!press?.message || press.data === undefined) return undefined
  return {
    chat: chatOf(press.message.chat),
    sender: senderOf(press.from),
    // A press carries no time of its own, and a button can be old: now is the truest that is known.
    sentAt: now.toISOString(),
    action: {
      kind: 'press',
      data: press.data,
      receipt: press.id,
      message: String(press.message.message_id),
    },
  }
}

function fromMembership({ my_chat_member: change }: Update): Seen | undefined {
  if (!change || change.chat.type === 'channel') return undefined
  const gone = ['kicked', 'left'].includes(change.new_chat_member.status)
  const wasGone = ['kicked', 'left'].includes(change.old_chat_member.status)
  const seen = { chat: chatOf(change.chat), sender: senderOf(change.from), sentAt: moment(change.date) }
  if (gone) return { ...seen, action: { kind: 'blocked' } }
  if (!wasGone) return undefined
  return { ...seen, action: { kind: change.chat.type === 'private' ? 'unblocked' : 'joined' } }
}

function chatOf(chat: { id: number; type: string }): Received['chat'] {
  return { address: String(chat.id), kind: chat.type === 'private' ? 'private' : 'group' }
}

function senderOf(user: { id: number; language_code?: string | undefined }): Received['sender'] {
  const language: Language | undefined =
    user.language_code === undefined ? undefined : user.language_code.startsWith('vi') ? 'vi' : 'en'
  return { address: String(user.id), ...(language && { language }) }
}

function moment(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString()
}

/** Which message a photo is, and with which others it was sent. */
function placeOf({ message_id: id, media_group_id: album }: Message): { message: string; album?: string } {
  return { message: String(id), ...(album !== undefined && { album }) }
}
