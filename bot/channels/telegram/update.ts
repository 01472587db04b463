import { z } from 'zod'

/** The last second of the year 9999, beyond which no calendar goes. */
const LAST_MOMENT = 253_402_300_799

/**
 * The parts of a Telegram update that we use, as the Bot API sends them. Everything else passes unseen, because newer
 * servers add fields without notice; ids beyond 2^53 do not occur (52 bits are promised). What the database could not
 * store is malformed: such an update would be brought again forever.
 */
const moment = z.number().int().min(0).max(LAST_MOMENT)
const label = z.string().regex(/^[\w-]{1,64}$/)

const user = z.object({
  id: z.number(),
  is_bot: z.boolean().optional(),
  language_code: z.string().optional(),
})
const chat = z.object({ id: z.number(), type: z.enum(['private', 'group', 'supergroup', 'channel']) })
const photoSize = z.object({
  file_id: z.string(),
  width: z.number(),
  height: z.number(),
  file_size: z.number().optional(),
})
const document = z.object({
  file_id: z.string(),
  mime_type: z.string().optional(),
  file_name: z.string().optional(),
  file_size: z.number().optional(),
})

/** Loose, because Telegram's own messages are known by their fields alone: see `SERVICE_SIGNS`. */
const message = z.looseObject({
  message_id: z.number(),
  date: moment,
  from: user.optional(),
  chat,
  text: z.string().optional(),
  photo: z.array(photoSize).min(1).optional(),
  document: document.optional(),
  media_group_id: label.optional(),
  contact: z.object({ phone_number: z.string(), user_id: z.number().optional() }).optional(),
  sticker: z.unknown().optional(),
  voice: z.unknown().optional(),
  audio: z.unknown().optional(),
  video: z.unknown().optional(),
  video_note: z.unknown().optional(),
  animation: z.unknown().optional(),
  location: z.unknown().optional(),
  migrate_to_chat_id: z.number().optional(),
})

/** Fields of the messages that Telegram itself writes into a chat, which nobody is to be answered for. */
export const SERVICE_SIGNS = [
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
  'group_chat_created',
  'supergroup_chat_created',
  'migrate_from_chat_id',
  'pinned_message',
  'message_auto_delete_timer_changed',
  'chat_background_set',
  'write_access_allowed',
  'boost_added',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'general_forum_topic_unhidden',
  'video_chat_scheduled',
  'video_chat_started',
  'video_chat_ended',
  'video_chat_participants_invited',
] as const

const memberStatus = z.object({ status: z.string() })

export const updateSchema = z.object({
  update_id: z.number().int(),
  message: message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: user,
      data: z.string().optional(),
      message: z.object({ message_id: z.number(), chat }).optional(),
    })
    .optional(),
  my_chat_member: z
    .object({
      chat,
      from: user,
      date: moment,
      old_chat_member: memberStatus,
      new_chat_member: memberStatus,
    })
    .optional(),
})

export type Update = z.output<typeof updateSchema>
export type Message = z.output<typeof message>

/** The kinds of update that we ask for; everything else would only be thrown away. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'] as const
