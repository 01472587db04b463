import { noteLanguage } from '../../../db/chats.ts'
import { inviteToVenue, voidVenueInvitations } from '../../../db/venueInvitations.ts'
import type { Venue } from '../../../db/venues.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { makeCode, showCode } from '../../qr/code.ts'
import { noteAct } from '../noteAct.ts'
import { timeText } from '../timeText.ts'
import { settingsButton } from './buttons.ts'
import { leaveEdit } from './editing.ts'
import { venueFor } from './venueFor.ts'
import { waysToBring } from './waysToBring.ts'

/** Long enough to reach somebody, short enough for a code that hands over everything. */
const CODE_HOURS = 24
const HOUR_MILLISECONDS = 3_600_000

/** `give:ID` says what it means, `give:ID.code` makes the code, `give:ID.back` calls it back. */
export async function pressGive(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', step] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'give the venue to another owner')
  if (!venue) return
  leaveEdit(turn)
  if (step === 'code') return giveCode(turn, venue)
  if (step === 'back') return callBack(turn, venue)
  say(turn, {
    text: text('venueSettings.give.ask', { venue: venue.name, hours: CODE_HOURS }),
    buttons: [
      [
        { label: text('venueSettings.give.code'), press: `give:${venue.id}.code` },
        { label: text('venueSettings.give.not'), press: `settings:${venue.id}` },
      ],
    ],
  })
}

/** One code at a time: one that was given before is void. */
async function giveCode(turn: Turn, venue: Venue): Promise<void> {
  const { person, store, now, city } = turn
  if (!person) throw new Error('an owner without a person')
  const code = makeCode(turn.random)
  const expiresAt = new Date(now.getTime() + CODE_HOURS * HOUR_MILLISECONDS)
  await voidVenueInvitations(store, venue.id, now, 'transfer')
  await inviteToVenue(store, code, {
    venueId: venue.id,
    purpose: 'transfer',
    name: undefined,
    invitedBy: person.id,
    expiresAt,
  })
  await noteAct(turn, 'venue offered', { venueId: venue.id })
  await noteLanguage(store, turn.chat.id, turn.language)
  say(turn, {
    text: lines(
      text('venueSettings.give.given', {
        venue: venue.name,
        code: showCode(code),
        until: timeText(turn, expiresAt),
      }),
      waysToBring(city, code),
      text('venueSettings.give.then'),
    ),
    buttons: [[{ label: text('venueSettings.give.callBack'), press: `give:${venue.id}.back` }]],
  })
}

async function callBack(turn: Turn, venue: Venue): Promise<void> {
  const called = await voidVenueInvitations(turn.store, venue.id, turn.now, 'transfer')
  if (called > 0) await noteAct(turn, 'venue offer called back', { venueId: venue.id })
  const key = called > 0 ? 'venueSettings.give.calledBack' : 'venueSettings.give.nothingToCallBack'
  say(turn, { text: text(key, { venue: venue.name }), buttons: [[settingsButton(venue.id)]] })
}
