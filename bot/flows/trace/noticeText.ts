import type { Presence } from '../../../db/exposures.ts'
import type { City } from '../../core/city.ts'
import { addDays, cityDay, clock, dateText, dayText } from '../../core/cityTime.ts'
import type { Reply } from '../../core/outgoing.ts'
import { showPhone } from '../../core/phone.ts'
import { lines, type Text, text, words } from '../../core/text.ts'
import { unitName } from '../unitName.ts'

/** Days after a contact in which somebody watches their health: as far back as the national form of 2021 asks. */
const WATCH_DAYS = 14
/** Places named in one message, so that it fits a phone; the rest is counted. */
const PLACES_SAID = 5

export type Exposed = {
  readonly edition: string
  readonly presences: readonly Presence[]
  /** The ward where the person lives, of the edition in force. */
  readonly homeCode: string | undefined
  /** How a member of the family is called whose notice the holder gets. */
  readonly member?: { readonly id: number; readonly called: string }
}

/** What somebody exposed is told: where and when, never who; what it means and what to do. */
export function exposureNotice(city: City, exposed: Exposed, now: Date): Reply {
  const { member, presences } = exposed
  const left = presences.length - PLACES_SAID
  return {
    text: lines(
      member
        ? text('notice.told.member', { city: city.name, who: member.called })
        : text('notice.told.self', { city: city.name }),
      ...presences.slice(0, PLACES_SAID).map((presence) => presenceLine(city, exposed.edition, presence)),
      ...(left > 0 ? [text('notice.told.more', { count: left })] : []),
      whatToDo(city, presences, now),
      whomToAsk(city, exposed.homeCode),
    ),
    buttons: [
      [
        {
          label: text('notice.told.declare'),
          press: member ? `memberDeclare:${member.id}` : 'declare:',
        },
      ],
    ],
  }
}

function presenceLine(city: City, edition: string, presence: Presence): Text {
  return text('notice.told.place', {
    venue: presence.venueName,
    unit: unitName(city, { edition, unitCode: presence.unitCode }),
    when: spanText(city.timeZone, presence),
  })
}

/** `ngày 26/11/2026, 08:10–09:05`, with the other day where it ends on one; an end or a beginning that nobody saw is marked. */
export function spanText(
  zone: string,
  {
    startedAt,
    endedAt,
    startInferred,
    endInferred,
  }: Pick<Presence, 'startedAt' | 'endedAt' | 'startInferred' | 'endInferred'>,
): Text {
  const day = dateText(endedAt, zone)
  const sameDay = cityDay(startedAt, zone) === cityDay(endedAt, zone)
  const end = words(clock(endedAt, zone))
  return text('notice.span', {
    day: dateText(startedAt, zone),
    from: marked(words(clock(startedAt, zone)), startInferred),
    until: marked(sameDay ? end : text('notice.onDay', { time: end, day }), endInferred),
  })
}

function marked(time: Text, isInferred: boolean): Text {
  return isInferred ? text('notice.estimated', { time }) : time
}

/** Until when health is watched counts from the last contact; it may be over when the case is found late. */
function whatToDo({ timeZone }: City, presences: readonly Presence[], now: Date): Text {
  const last = presences
    .map(({ endedAt }) => cityDay(endedAt, timeZone))
    .toSorted()
    .at(-1)
  const until = last === undefined ? undefined : addDays(last, WATCH_DAYS)
  return until === undefined || until < cityDay(now, timeZone)
    ? text('notice.told.watchOver', { days: WATCH_DAYS })
    : text('notice.told.watch', { day: dayText(until) })
}

/** The health station of the person's ward by its phone, else whom the city names, else the station by its name. */
function whomToAsk(city: City, homeCode: string | undefined): Text {
  const home = homeCode === undefined ? undefined : city.units.byCode(homeCode)
  const phone = home?.healthStationPhone
  const unit = home && unitName(city, { edition: city.edition, unitCode: home.code })
  if (unit !== undefined && phone) return text('notice.told.station', { unit, phone: showPhone(phone) })
  if (city.contact !== undefined) return text('notice.told.contact', { contact: city.contact })
  return unit === undefined ? text('notice.told.nearestStation') : text('notice.told.stationByName', { unit })
}

/** The words of a notice for whoever asks for it or approves it: of places and days that are each reader's own only what they are. */
export function noticeSample(city: City): Text[] {
  return [
    text('notice.told.self', { city: city.name }),
    text('notice.sample.place'),
    text('notice.told.watch', { day: text('notice.sample.day', { days: WATCH_DAYS }) }),
    text('notice.sample.ask'),
  ]
}

/** That people of some wards will be told no phone, while it can still be set. */
export function phonesMissing({ units, contact }: City): Text[] {
  if (contact !== undefined) return []
  const without = units.all.filter((unit) => units.isLowest(unit) && !unit.healthStationPhone)
  return without.length > 0 ? [text('notice.phonesMissing', { count: without.length })] : []
}

/** Whose case it is hears that people are to be called. */
export function callsToMake(traceId: number, reference: string, count: number): Reply {
  return {
    text: text('notice.calls', { count, reference }),
    buttons: [[{ label: text('notice.page.open'), press: `traceCalls:${traceId}` }]],
  }
}
