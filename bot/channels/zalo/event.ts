import { z } from 'zod'

/** The last second of the year 9999, beyond which no calendar goes; milliseconds. */
const LAST_MOMENT = 253_402_300_799_999

/** Ids are text, because they are longer than 2^53 takes; a number is taken only where it is still exact. */
const id = z.union([
  z.string().regex(/^[\w-]{1,64}$/),
  z
    .number()
    .refine(Number.isSafeInteger)
    .transform((number) => String(number)),
])

/** Milliseconds since 1970; documented as text, seen as a number. */
const timestamp = z.coerce.number().int().min(0).max(LAST_MOMENT)

/** Numbers that Zalo writes as text. */
const size = z.coerce.number().int().min(0).optional().catch(undefined)

const payload = z.looseObject({
  url: z.string().max(2000).optional(),
  name: z.string().optional(),
  type: z.string().optional(),
  size,
  description: z.string().optional(),
})
const attachment = z.looseObject({ type: z.string().optional(), payload: payload.optional() })

const info = z.looseObject({
  name: z.string().optional(),
  phone: z.coerce.string().optional(),
})

/**
 * What we use of an event of an Official Account (developers.zalo.me, webhook), all shapes at once: a message has sender and
 * recipient; follow and unfollow a follower; chatnow and user_withdraw a user_id. The rest passes unseen.
 */
export const eventSchema = z.looseObject({
  event_name: z.string().min(1).max(100),
  timestamp,
  oa_id: id.optional(),
  sender: z.union([z.looseObject({ id, admin_id: id.optional() }), id]).optional(),
  recipient: z.union([z.looseObject({ id }), id]).optional(),
  follower: z.looseObject({ id }).optional(),
  user_id: id.optional(),
  group_id: id.optional(),
  message: z
    .looseObject({
      msg_id: id.optional(),
      text: z.string().optional(),
      attachments: z.array(attachment).optional(),
    })
    .optional(),
  info: info.optional(),
})

export type ZaloEvent = z.output<typeof eventSchema>
export type ZaloAttachment = z.output<typeof attachment>
