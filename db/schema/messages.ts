import { sql } from 'drizzle-orm'
import {
  boolean,
  doublePrecision,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { bytes, id, moment, reference } from './columns.ts'
import { persons } from './people.ts'

/**
 * A conversation: a person's private chat or a group. A private chat is also the account by which a messenger
 * knows a person, so a sender in a group is found through the sender's private chat.
 */
export const chats = pgTable(
  'chats',
  {
    id: id().primaryKey(),
    channel: text().notNull(),
    kind: text().notNull(),
    addressHash: bytes().notNull(),
    addressSealed: bytes().notNull(),
    personId: reference().references(() => persons.id, { onDelete: 'set null' }),
    language: text(),
    unreachableAt: moment(),
    /** Since when messages wait because the messenger lets us write only once the person has written again. */
    parkedAt: moment(),
    /** Until when the bot leaves the words to a human who answers by hand. */
    humanUntil: moment(),
    createdAt: moment().notNull().defaultNow(),
  },
  (chat) => [
    unique('chats_address').on(chat.channel, chat.addressHash),
    index('chats_person').on(chat.personId),
  ],
)

/** What people did, oldest first, until it is handled. A row stays a week to recognise a redelivery, a stranger's a day. */
export const inbox = pgTable(
  'inbox',
  {
    id: id().primaryKey(),
    channel: text().notNull(),
    externalId: text().notNull(),
    chatId: reference()
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    senderHash: bytes().notNull(),
    album: text(),
    bodySealed: bytes().notNull(),
    sentAt: moment().notNull(),
    receivedAt: moment().notNull().defaultNow(),
    nextAt: moment().notNull().defaultNow(),
    attempts: smallint().notNull().default(0),
    lease: text(),
    /** Follows what a person did to the answers, through the logs of all processes; it says nothing of the person. */
    trace: text(),
    /** When its sender was told that it waits behind others. */
    waitToldAt: moment(),
    /** A photo that stands in line until it can be read. It comes up by itself at `nextAt` besides. */
    waitsForPlace: boolean().notNull().default(false),
    doneAt: moment(),
    outcome: text(),
  },
  (row) => [
    uniqueIndex('inbox_external').on(row.channel, row.externalId),
    index('inbox_due').on(row.nextAt).where(sql`${row.doneAt} is null`),
    index('inbox_chat').on(row.chatId, row.id).where(sql`${row.doneAt} is null`),
    index('inbox_places').on(row.channel, row.id).where(sql`${row.doneAt} is null and ${row.waitsForPlace}`),
  ],
)

/**
 * What is to be said. Within a chat by class, then oldest first; `class` 0 reply, 1 push, 2 broadcast. The chat's channel
 * stands here too, so that a messenger's deliverers find theirs beside any number that wait for another messenger.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: id().primaryKey(),
    chatId: reference()
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    channel: text().notNull(),
    class: smallint().notNull(),
    bodySealed: bytes().notNull(),
    createdAt: moment().notNull().defaultNow(),
    nextAt: moment().notNull().defaultNow(),
    attempts: smallint().notNull().default(0),
    /** What keeps it from going is its own: others of its chat may go before it. */
    aside: boolean().notNull().default(false),
    /** That of the message whose turn said it, or one of its own. */
    trace: text(),
    doneAt: moment(),
    outcome: text(),
    reason: text(),
  },
  (row) => [
    index('outbox_due').on(row.channel, row.class, row.nextAt).where(sql`${row.doneAt} is null`),
    index('outbox_chat').on(row.chatId, row.class, row.id).where(sql`${row.doneAt} is null`),
  ],
)

/** Where a conversation stands: one row a sender in a chat. */
export const sessions = pgTable(
  'sessions',
  {
    chatId: reference()
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    senderHash: bytes().notNull(),
    bodySealed: bytes().notNull(),
    updatedAt: moment().notNull().defaultNow(),
  },
  (session) => [primaryKey({ columns: [session.chatId, session.senderHash] })],
)

/** Token buckets, one a bot and one a chat, shared by all processes. */
export const paces = pgTable('paces', {
  bucket: text().primaryKey(),
  tokens: doublePrecision().notNull(),
  filledAt: moment().notNull(),
})

/** What must be done by one process at a time holds a lease: the poller, the schedule. */
export const leases = pgTable('leases', {
  name: text().primaryKey(),
  holder: text().notNull(),
  until: moment().notNull(),
})

/** How far a poller has read, and the like: small facts about a channel. */
export const channelFacts = pgTable(
  'channel_facts',
  { channel: text().notNull(), name: text().notNull(), value: text().notNull() },
  (fact) => [primaryKey({ columns: [fact.channel, fact.name] })],
)

/** A scheduled run that was done: the unique row makes it happen once over all processes. */
export const scheduledRuns = pgTable(
  'scheduled_runs',
  { name: text().notNull(), dueAt: moment().notNull(), doneAt: moment().notNull().defaultNow() },
  (run) => [primaryKey({ columns: [run.name, run.dueAt] })],
)

/** The web chat's messages: what a browser shows, in order, from either side. */
export const webMessages = pgTable(
  'web_messages',
  {
    id: id().primaryKey(),
    chatId: reference()
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    /** Tells a repeated arrival: the browser's own id of what it sent, or the outbox row that was delivered. */
    sourceId: text().notNull(),
    senderHash: bytes(),
    bodySealed: bytes().notNull(),
    createdAt: moment().notNull().defaultNow(),
  },
  (message) => [
    unique('web_messages_source').on(message.chatId, message.sourceId),
    index('web_messages_chat').on(message.chatId, message.id),
  ],
)

/** A photo sent on the web chat, until it has been read. */
export const webPhotos = pgTable('web_photos', {
  tokenHash: bytes().primaryKey(),
  bytesSealed: bytes().notNull(),
  createdAt: moment().notNull().defaultNow(),
})
