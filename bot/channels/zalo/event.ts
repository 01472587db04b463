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
const timestamp = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().int().min(0).max(LAST_MOMENT))

/** PostgreSQL has no place for the null character, and no words or address need it. */
const text = z.string().transform((written) => written.replaceAll('\0', ''))

/** What is said about a message: where it is missing, or of another kind than documented, the message still counts. */
const words = text.optional().catch(undefined)

/** Characters of an address; ten times what Zalo's have. */
const ADDRESS_LENGTH = 2000
const address = text.pipe(z.string().max(ADDRESS_LENGTH)).optional().catch(undefined)

/** Bytes, which Zalo writes as text. */
const size = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().int().min(0))
  .optional()
  .catch(undefined)

const payload = z.looseObject({ url: address, name: words, type: words, size, description: words })
const attachment = z
  .looseObject({ payload: payload.optional().catch(undefined) })
  .catch({ payload: undefined })

/** Newer and older shapes have these two in common; the phone is seen as a number. */
const info = z.looseObject({
  phone: z
    .union([text, z.number().transform(String)])
    .optional()
    .catch(undefined),
})

/**
 * What we use of an event of an Official Account (developers.zalo.me, webhook), all shapes at once: a message has sender and
 * recipient; follow and unfollow a follower; chatnow and user_withdraw a user_id. The rest passes unseen. Of `admin_id` it
 * matters only that there is one.
 */
export const eventSchema = z.looseObject({
  event_name: text.pipe(z.string().min(1).max(100)),
  timestamp,
  sender: z.union([z.looseObject({ id, admin_id: z.unknown().optional() }), id]).optional(),
  recipient: z.union([z.looseObject({ id }), id]).optional(),
  follower: z.looseObject({ id }).optional(),
  user_id: id.optional(),
  group_id: id.optional(),
  message: z
    .looseObject({
      msg_id: id.optional(),
      text: words,
      attachments: z.array(attachment).optional().catch(undefined),
    })
    .optional(),
  info: info.optional().catch(undefined),
})

export type ZaloEvent = z.output<typeof eventSchema>
export type ZaloAttachment = z.output<typeof attachment>
