import { bigint, customType, timestamp } from 'drizzle-orm/pg-core'

/** Bytes. Sealed values and keyed hashes are stored in such columns. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
})

/** A row's own number, inside only: outward go random tokens. */
export const id = () => bigint({ mode: 'number' }).generatedAlwaysAsIdentity()

export const reference = () => bigint({ mode: 'number' })

export const moment = () => timestamp({ withTimezone: true, mode: 'date' })
