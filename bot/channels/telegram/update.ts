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

const message = z.object({
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
  new_chat_members: z.array(user).optional(),
  left_chat_member: user.optional(),
  migrate_to_chat_id: z.number().optional(),
  migrate_from_chat_id: z.number().optional(),
  new_chat_title: z.unknown().optional(),
  new_chat_photo: z.unknown().optional(),
  group_chat_created: z.unknown().optional(),
  pinned_message: z.unknown().optional(),
})

const memberStatus = z.object({ status: z.string() })

export const updateSchema = z.object({
  update_id: z.number().int(),
  message: message.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: user,
      data: z.string().optional(),
      message: z.object({ chat }).optional(),
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
