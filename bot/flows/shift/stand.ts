import { noteLanguage } from '../../../db/chats.ts'
import { type Shift, type StandingPlace, shiftOf, startShift } from '../../../db/shifts.ts'
import type { GateDirection } from '../../../db/venues.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { saidEnded } from '../scheme/ended.ts'
import { timeText } from '../timeText.ts'
import { endedText, placeOf, SHIFT_HOURS } from './ended.ts'

const HOUR_MILLISECONDS = 3_600_000

/** Begins a shift; one elsewhere ends by it, and one that is the same goes on, however often the button is tapped. */
export async function stand(turn: Turn, place: StandingPlace, direction: GateDirection): Promise<void> {
  const { store, chat, person, now } = turn
  if (!person || (await saidEnded(turn))) return
  const before = await goingOn(turn)
  const isSame = before?.gateId === place.gateId && before.direction === direction
  const endsAt = isSame ? before.endsAt : new Date(now.getTime() + SHIFT_HOURS * HOUR_MILLISECONDS)
  const liveFeed = before?.venueId === place.venueId && before.liveFeed
  if (!isSame) {
    const { venueId, gateId } = place
    const shift = { personId: person.id, venueId, gateId, direction, startedAt: now, endsAt, liveFeed }
    await startShift(store, chat.id, shift)
    // What others record is told here in the language in which we talk.
    await noteLanguage(store, chat.id, turn.language)
  }
  turn.session = { ...turn.session, onShift: true }
  if (before && !isSame) say(turn, { text: await endedText(store, before, now, turn.city.timeZone) })
  const begun = text('shift.begun', {
    ...placeOf(place),
    way: text(`shift.records.${direction}`),
    until: timeText(turn, endsAt),
  })
  say(turn, {
    text: lines(begun, text('shift.how')),
    buttons: shiftButtons(place.venueId, liveFeed),
  })
}

/** What somebody on shift does beside recording. */
export function shiftButtons(venueId: number, liveFeed: boolean) {
  return [
    [
      { label: text('inside.button'), press: `inside:${venueId}` },
      liveFeed
        ? { label: text('feed.button.off'), press: 'feed:off' }
        : { label: text('feed.button.on'), press: 'feed:on' },
    ],
    [{ label: text('shift.button.end'), press: 'endShift:' }],
  ]
}

async function goingOn({ store, chat, person, now }: Turn): Promise<Shift | undefined> {
  const shift = await shiftOf(store, chat.id)
  return shift && shift.personId === person?.id && shift.endsAt > now ? shift : undefined
}
