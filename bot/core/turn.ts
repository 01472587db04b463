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
import { render, text, words } from './text.ts'
import type { Use, Used } from './uses.ts'
import { visitorWords } from './visitorWords.ts'

export type HeldBack = {
  readonly use: Exclude<Use, 'declarations' | 'agreements' | 'photosUnseen' | 'photosInLine'>
  readonly times: number
}

/**
 * One turn of a conversation, inside its transaction. Flows read what it knows, change `session`, and say things;
 * what they say goes into the outbox with everything else that the turn changed.
 */
export type Turn = Used & {
  readonly store: Store
  readonly city: City
  readonly channel: { readonly name: ChannelName; readonly limits: ChannelLimits }
  readonly chat: { readonly id: number; readonly kind: ChatKind }
  /** How the database knows whoever acts, within the channel. */
  readonly senderHash: Uint8Array
  /** A human answers here by hand just now, so mere words are left to them. */
  readonly humanAnswers: boolean
  /** When the person acted: never later than `now`, when the turn is handled. */
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
  /** The message that bore the button that was pressed, as the messenger calls it. */
  readonly pressedMessage?: string
  /** The photos of this turn show a document: the messenger is asked to take them out of the chat. */
  removesPhotos?: true
  /** Whoever acts chose to answer in the chat, also where a page comes first. */
  answersHere?: true
  /** What is asked for the wish was asked before: its whole text is not said again. */
  isAskedAgain?: boolean
  /** It was of a kind of which the chat did too much, so nothing was done, so many times. */
  heldBack?: HeldBack
}

/** Says something in the turn's own chat. What stood above an earlier question is of no matter then. */
export function say(turn: Turn, reply: Reply): void {
  const { above, ...session } = turn.session
  if (above) turn.session = session
  put(turn, reply)
}

function put(turn: Turn, reply: Reply): void {
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

/**
 * Says something in place of the message whose button was pressed, where the messenger lets us change what it shows; elsewhere
 * as a message of its own.
 */
export function sayInPlace(turn: Turn, reply: Reply): void {
  const { pressedMessage: replaces, channel } = turn
  if (channel.limits.editsMessages && replaces !== undefined)
    put(turn, { ...stillUnder(turn, reply), replaces })
  else say(turn, reply)
}

/** The same question under the words that stood above it: they may tell of what was done. */
function stillUnder({ session: { above }, language }: Turn, reply: Reply): Reply {
  if (!above || above.press !== firstPress(reply.buttons)) return reply
  return { ...reply, text: words(above.words + render(language, reply.text)) }
}
/**
 * Notes what stands above a question that may be redrawn, with what parts the two. The newest question is meant, of which these
 * are the buttons.
 */
export function noteAbove(
  turn: Turn,
  buttons: Reply['buttons'] | OutgoingMessage['buttons'],
  said: string,
): void {
  const press = firstPress(buttons)
  if (press === undefined || !buttons?.flat().some((button) => 'redraws' in button)) return
  const { above } = turn.session
  turn.session = {
    ...turn.session,
    above: { press, words: said + (above?.press === press ? above.words : '') },
  }
}

function firstPress(buttons: Reply['buttons'] | OutgoingMessage['buttons']): string | undefined {
  const [first] = buttons?.flat() ?? []
  return first && 'press' in first ? first.press : undefined
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
  const { text: said, buttons, attachment, askContact, numbersHint, insteadOfNumbers, replaces } = reply
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
    ...(replaces !== undefined && { replaces }),
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
  const profile = await keepFacts(turn, person.id, facts, (phone, known) => isConfirmed(turn, phone, known))
  turn.person = { ...person, profile }
  return turn.person
}

/** The same of a member of the family, whose number nobody vouches for: the shared one is the holder's. */
export async function updateMember<Member extends Person>(
  turn: Turn,
  member: Member,
  facts: Profile,
): Promise<Member> {
  const isVouched = (phone: string, known: Profile | undefined) =>
    known?.phone === phone && known.phoneConfirmed === true
  return { ...member, profile: await keepFacts(turn, member.id, facts, isVouched) }
}

async function keepFacts(
  { store }: Turn,
  personId: number,
  facts: Profile,
  isVouched: (phone: string, known: Profile | undefined) => boolean,
): Promise<Profile> {
  const known = await holdProfile<Profile>(store, personId)
  const { phoneConfirmed: _before, ...rest } = { ...known, ...facts }
  const confirmed = rest.phone !== undefined && isVouched(rest.phone, known)
  const profile = { ...rest, ...(confirmed && { phoneConfirmed: true }) }
  await saveProfile(store, personId, profile)
  const words = visitorWords(profile)
  const isFoundByOthers = known && visitorWords(known).join(' ') !== words.join(' ')
  if (isFoundByOthers) await renameVisitor(store, personId, words)
  return profile
}
