import { registrantOf } from '../../../db/venueChanges.ts'
import { setNeedsDeclaration, type Venue } from '../../../db/venues.ts'
import { showClockTime } from '../../core/clockTime.ts'
import type { Button } from '../../core/outgoing.ts'
import { maskPhone, showPhone } from '../../core/phone.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { VENUE_TYPES } from '../../core/venueTypes.ts'
import { titleInSentence } from '../../templates/template.ts'
import { templateNeededAt } from '../declare/inForce.ts'
import { unitName } from '../unitName.ts'
import { bodyButton, bodyLine } from './body.ts'
import { leaveEdit } from './editing.ts'
import { sayChanged, stateOf } from './menu.ts'
import { venueFor } from './venueFor.ts'

/** All that can be changed of a venue, as it stands. */
export async function pressSettings(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'edit the venue')
  if (!venue) return
  leaveEdit(turn)
  const state = stateOf(turn, venue)
  say(turn, {
    text: lines(
      text('venueSettings.head', { venue: venue.name }),
      ...(state ? [state] : []),
      text('venueSettings.type', { type: typeName(venue.type) }),
      text('venueSettings.place', { address: venue.address, unit: unitName(turn.city, venue) }),
      ...bodyLine(turn.city, venue),
      await phoneLine(turn, venue.id),
      venue.capacity === null
        ? text('venueSettings.capacityNone')
        : text('venueSettings.capacity', { count: venue.capacity }),
      venue.closingMinute === null
        ? text('venueSettings.closingNone')
        : text('venueSettings.closing', { time: showClockTime(venue.closingMinute) }),
      await declarationLine(turn, venue),
    ),
    buttons: [...settingsButtons(venue), ...bodyButton(turn.city, venue)],
  })
}

function typeName(code: string): Text {
  return text(VENUE_TYPES.find((type) => type.code === code)?.label ?? 'venue.type.other')
}

/** A number that nobody vouched for is said to be so. */
async function phoneLine({ store, channel }: Turn, venueId: number): Promise<Text> {
  const registrant = await registrantOf(store, venueId)
  if (!registrant) return text('venueSettings.phoneNone')
  const phone = channel.limits.discreet ? maskPhone(registrant.phone) : showPhone(registrant.phone)
  return text(registrant.phoneConfirmed ? 'venueSettings.phoneConfirmed' : 'venueSettings.phoneUnconfirmed', {
    phone,
  })
}

/** The declaration that visitors need, by its name where one is in force there. */
async function declarationLine(turn: Turn, venue: Venue): Promise<Text> {
  const form = (await templateNeededAt(turn, venue))?.title ?? text('whichForm.any')
  return text(venue.needsDeclaration ? 'venueSettings.declaration' : 'venueSettings.declarationNone', {
    form,
  })
}

function settingsButtons({ id, needsDeclaration, paused }: Venue): Button<Text>[][] {
  const change = (what: string): string => `change:${id}.${what}`
  return [
    [
      { label: text('venueSettings.button.name'), press: change('name') },
      { label: text('venueSettings.button.type'), press: change('type') },
    ],
    [
      { label: text('venueSettings.button.place'), press: change('place') },
      { label: text('venueSettings.button.phone'), press: change('phone') },
    ],
    [
      { label: text('venueSettings.button.capacity'), press: change('capacity') },
      { label: text('venueSettings.button.closing'), press: change('closing') },
    ],
    [
      needsDeclaration
        ? { label: text('venue.button.needNoDeclaration'), press: `needs:${id}.no` }
        : { label: text('venue.button.needDeclaration'), press: `needs:${id}.yes` },
      paused
        ? { label: text('venueSettings.button.goOn'), press: `pause:${id}.no` }
        : { label: text('venueSettings.button.pause'), press: `pause:${id}.yes` },
    ],
    [
      { label: text('venueSettings.button.give'), press: `give:${id}` },
      { label: text('venueSettings.button.close'), press: `close:${id}` },
    ],
  ]
}

/** The button says which of the two is wanted, so that an old one, or one tapped twice, does nothing else. */
export async function pressNeedsDeclaration(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', wanted] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'edit the venue')
  if (!venue) return
  const needsDeclaration = wanted === 'yes'
  await setNeedsDeclaration(turn.store, venue.id, needsDeclaration)
  const key = needsDeclaration ? 'venue.declarationNeeded' : 'venue.declarationNotNeeded'
  const template = await templateNeededAt(turn, venue)
  const form = template ? titleInSentence(template) : text('whichForm.anyInSentence')
  sayChanged(turn, venue.id, text(key, { venue: venue.name, form }))
}
