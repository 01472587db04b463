import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core'
import { bytes, id, moment, reference } from './columns.ts'
import { chats } from './messages.ts'
import { persons } from './people.ts'

/**
 * Files that are fetched from our own server by an address that nobody can guess: pictures that a messenger fetches when it
 * is told of them, documents that it does not carry. What is kept is what is to be drawn, sealed, and never the token.
 */
export const fileLinks = pgTable(
  'file_links',
  {
    tokenHash: bytes().primaryKey(),
    attachmentSealed: bytes().notNull(),
    /** A one-time link is spent soon after it is first opened; a picture's may be fetched until it expires. */
    oneTime: boolean().notNull(),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
    openedAt: moment(),
  },
  (link) => [index('file_links_expires').on(link.expiresAt)],
)

/** One-time pages on which a person fills in a form; what was sent there arrives in the chat that the link came from. */
export const formLinks = pgTable(
  'form_links',
  {
    tokenHash: bytes().primaryKey(),
    chatId: reference()
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    senderHash: bytes().notNull(),
    form: text().notNull(),
    /** Of whom the form is, where it is not the person of the chat. */
    aboutId: reference().references(() => persons.id, { onDelete: 'cascade' }),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
  },
  (link) => [
    index('form_links_chat').on(link.chatId),
    index('form_links_expires').on(link.expiresAt),
    index('form_links_about').on(link.aboutId).where(sql`${link.aboutId} is not null`),
  ],
)

/**
 * One-time codes by which a person's second chat, in another messenger, becomes the same person's. `asked_chat_id` is the
 * chat that brought the code and waits for the yes of the first.
 */
export const personLinks = pgTable(
  'person_links',
  {
    id: id().primaryKey(),
    codeHash: bytes().notNull().unique(),
    chatId: reference()
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    personId: reference()
      .notNull()
      .references(() => persons.id, { onDelete: 'cascade' }),
    /** The member of the family who is handed over by it; without one, the chat becomes the person's own. */
    memberId: reference().references(() => persons.id, { onDelete: 'cascade' }),
    askedChatId: reference().references(() => chats.id, { onDelete: 'cascade' }),
    /** When that chat agreed that its own person becomes a part of the first's; who has none is not asked. */
    agreedAt: moment(),
    createdAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
    doneAt: moment(),
  },
  (link) => [
    index('person_links_chat').on(link.chatId),
    index('person_links_person').on(link.personId),
    index('person_links_asked').on(link.askedChatId),
    index('person_links_member').on(link.memberId).where(sql`${link.memberId} is not null`),
  ],
)
