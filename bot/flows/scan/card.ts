import { giveCard, revokeCards, standingCards } from '../../../db/personCodes.ts'
import { cityDay } from '../../core/cityTime.ts'
import { type Kin, kinText } from '../../core/family.ts'
import type { Person } from '../../core/person.ts'
import { shortName } from '../../core/personName.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { Attachment } from '../../draw/attachment.ts'
import type { PersonalCard } from '../../draw/personalCard.ts'
import { makeCode } from '../../qr/code.ts'
import { personUrl } from '../../qr/ownUrl.ts'
import { makeToken } from '../../qr/token.ts'
import { cardTexts } from '../declare/cardTexts.ts'
import { household, memberNumbered, membersOf, namesOf } from '../family/members.ts'

/** Cards of one person that are good at a time: one in each purse of a family, and no stack. */
const CARDS_AT_MOST = 5

/**
 * /the: a new card, good until it is revoked. Only hashes of it are kept, so one that was printed before can't be shown
 * again; it stays good unless its holder asks. Who carries a family is asked whose.
 */
export async function sendCard(turn: Turn): Promise<void> {
  const kin = await household(turn)
  if (kin.length > 1) return askWhose(turn, kin)
  await sendCardOf(turn, turn.person)
}

function askWhose(turn: Turn, kin: readonly Kin[]): void {
  const each = kin.map((one) => [{ label: kinText(one), press: `cardOf:${one.person}` }])
  const all = { label: text('family.card.all'), press: 'cards:' }
  say(turn, { text: text('family.card.whose'), buttons: [[all], ...each] })
}

/** The card of one of the household. */
export async function pressCardOf(turn: Turn, id: string): Promise<void> {
  if (turn.person && String(turn.person.id) === id) return sendCardOf(turn, turn.person)
  const member = await memberNumbered(turn, id)
  if (!member) return say(turn, { text: text('family.gone') })
  await sendCardOf(turn, member)
}

async function sendCardOf(turn: Turn, person: Person | undefined): Promise<void> {
  if (!person?.profile.name) return sayNameFirst(turn)
  const before = await standingCards(turn.store, person.id)
  if (before >= CARDS_AT_MOST) return sayTooMany(turn, person)
  say(turn, {
    text: text(before > 0 ? 'scan.card.another' : 'scan.card.first'),
    attachment: sheetOf(turn, [await newCard(turn, person)]),
    ...(before > 0 && { buttons: [[revokeButton(turn.now, person)]] }),
  })
}

/** One sheet with a card of each of the household who has a name, and not too many cards already. */
export async function pressCards(turn: Turn): Promise<void> {
  const people = [...(turn.person ? [turn.person] : []), ...(await membersOf(turn))]
  const cards: PersonalCard[] = []
  const given: number[] = []
  for (const person of people) {
    if (!person.profile.name || (await standingCards(turn.store, person.id)) >= CARDS_AT_MOST) continue
    cards.push(await newCard(turn, person))
    given.push(person.id)
  }
  const [first] = people
  if (cards.length === 0) return first?.profile.name ? sayTooMany(turn, first) : sayNameFirst(turn)
  const names = namesOf((await household(turn)).filter(({ person }) => given.includes(person)))
  say(turn, { text: text('family.card.sheet', { names }), attachment: sheetOf(turn, cards) })
}

async function newCard(turn: Turn, { id, profile }: Person): Promise<PersonalCard> {
  const card = { token: makeToken(turn.random), code: makeCode(turn.random) }
  await giveCard(turn.store, id, card, turn.now)
  const { base, trial } = turn.city
  return {
    url: personUrl(base, card.token),
    code: card.code,
    maskedName: shortName(profile.name ?? ''),
    trial,
  }
}

function sheetOf({ city, language, now }: Turn, cards: readonly PersonalCard[]): Attachment {
  const issuedOn = cityDay(now, city.timeZone)
  return { kind: 'cardSheetPdf', cards, issuedOn, texts: cardTexts(language, city.name) }
}

/** [Huỷ thẻ cũ]: cards that were given before the message of the button end; that message's own stays good. */
export async function pressRevoke(turn: Turn, argument: string): Promise<void> {
  const [moment = '', id] = argument.split('.')
  const before = new Date(Number.parseInt(moment, 36))
  const person = id === undefined ? turn.person : await memberNumbered(turn, id)
  if (!person || Number.isNaN(before.getTime())) return say(turn, { text: text('menu.staleButton') })
  const revoked = await revokeCards(turn.store, person.id, before, turn.now)
  say(turn, {
    text: revoked > 0 ? text('scan.card.revoked', { count: revoked }) : text('scan.card.noneLeft'),
  })
}

function sayNameFirst(turn: Turn): void {
  say(turn, {
    text: text('scan.card.nameFirst'),
    buttons: [[{ label: text('menu.button.declare'), press: 'declare:' }]],
  })
}

function sayTooMany(turn: Turn, person: Person): void {
  say(turn, {
    text: text('scan.card.tooMany', { count: CARDS_AT_MOST }),
    buttons: [[revokeButton(turn.now, person)]],
  })
}

/** Whose cards they are is said of a member alone: the holder's own are of whoever presses. */
function revokeButton(before: Date, person: Person) {
  const moment = before.getTime().toString(36)
  const whose = 'relation' in person ? `.${person.id}` : ''
  return { label: text('scan.card.button.revoke'), press: `oldCards:${moment}${whose}` }
}
