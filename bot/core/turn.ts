import type { Store } from '../../db/connect.ts'
import type { MessageClass, Outgoing } from '../../db/outbox.ts'
import { createPerson, holdProfile, saveProfile } from '../../db/people.ts'
import { renameVisitor } from '../../db/venueVisitors.ts'
import type { Language } from '../../locales/catalogue.ts'
import type { ChannelLimits } from '../channels/channel.ts'
import type { City } from './city.ts'
import { areNumbered } from './offers.ts'
import type { OutgoingMessage, Reply } from './outgoing.ts'
import type { Person, Profile } from './person.ts'
import type { ChannelName, ChatKind } from './received.ts'
import { innermostForm, type Session } from './session.ts'
import { render, text } from './text.ts'
import { visitorWords } from './visitorWords.ts'

/**
 * One turn of a conversation, inside its transaction. Flows read what it knows, change `session`, and say things;
 * what they say goes into the outbox with everything else that the turn changed.
 */
export type Turn = {
  readonly store: Store
  readonly city: City
  readonly channel: { readonly name: ChannelName; readonly limits: ChannelLimits }
  readonly chat: { readonly id: number; readonly kind: ChatKind }
  /** How the database knows whoever acts, within the channel. */
  readonly senderHash: Uint8Array
  /** A human answers here by hand just now, so mere words are left to them. */
  readonly humanAnswers: boolean
  /** When the turn is handled, and when the person acted (never later). */
  readonly now: Date
  readonly at: Date
  readonly random: (count: number) => Uint8Array
  language: Language
  person: Person | undefined
  session: Session
  readonly outgoing: Outgoing[]
  /** The form whose question was asked in this turn, by its instance. */
  askedForm: string | undefined
  /** What stood before the person's wish is done, so it may be tried now. */
  wishDue: boolean
  /** The photos of this turn show a document: the messenger is asked to take them out of the chat. */
  removesPhotos?: true
  /** Whoever acts chose to answer in the chat, also where a page comes first. */
  answersHere?: true
  /** What is asked for the wish was asked before: its whole text is not said again. */
  isAskedAgain?: boolean
}

/** Says something in the turn's own chat. */
export function say(turn: Turn, reply: Reply): void {
  const buttons = reply.buttons?.flat() ?? []
  const isNumbered = areNumbered(buttons.length, roomFor(turn, reply))
  const { numbersHint = text('plain.sendNumber'), ...rest } = reply
  const body = inLanguage(turn.language, isNumbered ? { ...rest, numbersHint } : rest)
  turn.outgoing.push({ chatId: turn.chat.id, class: 'reply', body })
  const offers = (body.buttons ?? []).flat().flatMap((button) => ('press' in button ? [button] : []))
  // A list that stands is answered until something else can be chosen: its numbers are all that a person has.
  if (offers.length === 0 && turn.session.numbered && !innermostForm(turn.session)) return
  const { numbered: _before, ...session } = turn.session
  turn.session = {
    ...session,
    offers: offers.map(({ label, press }) => ({ label, press })),
    ...(isNumbered && { numbered: true }),
  }
}

function roomFor({ channel: { limits }, chat }: Turn, { attachment }: Reply): number {
  const room = limits.buttonsInAMessage[chat.kind]
  return attachment ? Math.min(room, limits.buttonsUnderPictures) : room
}

/** Says something in another chat, in that chat's language. */
export function tell(
  turn: Turn,
  chat: { id: number; language: Language },
  reply: Reply,
  kind: MessageClass,
): void {
  turn.outgoing.push({ chatId: chat.id, class: kind, body: inLanguage(chat.language, reply) })
}

/** A reply as the outbox keeps it: its texts in one language. */
export function inLanguage(language: Language, reply: Reply): OutgoingMessage {
  const { text: said, buttons, attachment, askContact, numbersHint, insteadOfNumbers } = reply
  return {
    text: render(language, said),
    ...(buttons && {
      buttons: buttons.map((row) =>
        row.map((button) => ({ ...button, label: render(language, button.label) })),
      ),
    }),
    ...(attachment && { attachment }),
    ...(askContact && { askContact: render(language, askContact) }),
    ...(numbersHint && { numbersHint: render(language, numbersHint) }),
    ...(insteadOfNumbers && { insteadOfNumbers: render(language, insteadOfNumbers) }),
  }
}

/**
 * The turn's person, made known now when this is the first time. Only what people said yes to may lead here: a purpose they
 * agreed to, or an invitation as an official or to a venue's staff, by which nothing of them is kept but that they have it.
 */
export async function ensurePerson(turn: Turn): Promise<Person> {
  if (turn.person) return turn.person
  const created = await createPerson(turn.store, { profile: {}, chatId: turn.chat.id })
  turn.person = { ...created, profile: {} }
  return turn.person
}

/** Whether the messenger vouched for this very number: now, or when it became the person's. */
export function isConfirmed(
  { session, person }: Turn,
  phone: string,
  known: Profile | undefined = person?.profile,
): boolean {
  return session.vouchedPhone === phone || (known?.phone === phone && known.phoneConfirmed === true)
}

/** Keeps new facts of the turn's person beside those already known. By a new name or number the logs find them as well. */
export async function updateProfile(turn: Turn, facts: Profile): Promise<Person> {
  const person = await ensurePerson(turn)
  const known = await holdProfile<Profile>(turn.store, person.id)
  const { phoneConfirmed: _before, ...rest } = { ...known, ...facts }
  const confirmed = rest.phone !== undefined && isConfirmed(turn, rest.phone, known)
  const profile = { ...rest, ...(confirmed && { phoneConfirmed: true }) }
  await saveProfile(turn.store, person.id, profile)
  const words = visitorWords(profile)
  const isFoundByOthers = known && visitorWords(known).join(' ') !== words.join(' ')
  if (isFoundByOthers) await renameVisitor(turn.store, person.id, words)
  turn.person = { ...person, profile }
  return turn.person
}
