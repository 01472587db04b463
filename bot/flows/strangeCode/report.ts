import type { UnitKey } from '../../../db/officials.ts'
import { keepStrangeReport, markStrangeTold, type StrangeCount } from '../../../db/strangeCodes.ts'
import { venueById } from '../../../db/venues.ts'
import type { Button } from '../../core/outgoing.ts'
import { may } from '../../core/rights.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { rolesAt } from '../venue/roles.ts'
import { raise } from './alarm.ts'
import { sayToDoor } from './door.ts'
import { countReport, dropCode, type WaitingCode } from './waiting.ts'

/** So many people say the same of a code before anybody is troubled: one can err, two can be a couple. */
const PEOPLE_FOR_ALARM = 3

/**
 * Where a code hangs: at a venue that the person has at hand, or shows the poster of (and may check in at, by that gate); or
 * at a place of a unit that was only named, which may be a venue.
 */
export type Whereabouts =
  | { readonly by: 'hand'; readonly venueId: number; readonly checkIn?: number }
  | { readonly by: 'name'; readonly venueId: number | undefined; readonly unit: UnitKey }

/** Keeps a report, tells owner and ward when it is the one that makes it enough, and thanks. */
export async function report(turn: Turn, code: WaitingCode, where: Whereabouts): Promise<void> {
  dropCode(turn)
  countReport(turn)
  const venue = where.venueId === undefined ? undefined : await venueById(turn.store, where.venueId)
  const unit = venue ?? (where.by === 'name' ? where.unit : undefined)
  if (!unit) throw new Error('a venue that was offered is not there')
  const kept = {
    code: code.hash,
    chatId: turn.chat.id,
    place: { venueId: venue?.id, edition: unit.edition, unitCode: unit.unitCode },
    at: turn.now,
  }
  const count = await keepStrangeReport(turn.store, kept)
  const isOldPoster = code.isOldPoster === true
  const isOfDoor = venue !== undefined && may(await rolesAt(turn, venue), 'stand at a gate')
  const told = isEnough(count, isOfDoor)
    ? await raise(turn, { venue, unit, people: count.people, isOfDoor, isOldPoster })
    : undefined
  if (told) await markStrangeTold(turn.store, kept)
  if (venue && isOfDoor) return sayToDoor(turn, venue, { told, isOldPoster })
  sayThanks(turn, where, count.isTold || told !== undefined)
}

/**
 * One of the venue's own people is enough: they stand before the door and are there by the owner's word, so that no rival
 * can speak for them.
 */
function isEnough({ people, isTold, isQuiet }: StrangeCount, isOfDoor: boolean): boolean {
  return !isTold && !isQuiet && (isOfDoor || people >= PEOPLE_FOR_ALARM)
}

/**
 * Who only named the place hears always the same, the last of three as the first: what is known of it, even whether it is
 * a venue, is for those who were there.
 */
function sayThanks(turn: Turn, where: Whereabouts, isKnown: boolean): void {
  const thanks = where.by === 'hand' && isKnown ? 'strangeCode.known' : 'strangeCode.received'
  const next = nextStep(where)
  say(turn, {
    text: lines(text(thanks), text('strangeCode.kept'), ...(next ? [next.text] : [])),
    ...(next?.buttons && { buttons: next.buttons }),
  })
}

/** The way in for whoever was kept from it by the strange code. */
function nextStep(where: Whereabouts): { text: Text; buttons?: Button<Text>[][] } | undefined {
  if (where.by === 'name') return { text: text('strangeCode.thenPhoto') }
  if (where.checkIn === undefined) return undefined
  const button = { label: text('checkIn.button.inAfterAll'), press: `in:${where.checkIn}` }
  return { text: text('strangeCode.thenIn'), buttons: [[button]] }
}
