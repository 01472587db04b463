import type { Appointed } from '../../../db/approvers.ts'
import { exposedPlaces } from '../../../db/exposedPlaces.ts'
import { appointmentsOf } from '../../../db/officials.ts'
import { exposureQueryOf, type Trace } from '../../../db/traces.ts'
import { clock, dateAndTime, dayText } from '../../core/cityTime.ts'
import type { Reply } from '../../core/outgoing.ts'
import { shortName } from '../../core/personName.ts'
import { lines, type Text, text } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { unitName } from '../unitName.ts'
import { daysOf, unitText } from './head.ts'
import { noticeSample, phonesMissing } from './noticeText.ts'

/** Places named in one message, so that it fits a phone; the rest is counted. */
const PLACES_SAID = 5

/** What whose case it is sees before they ask: where the notices go, their words, and who may approve. */
export async function previewOf(
  turn: Turn,
  trace: Trace,
  count: number,
  approvers: readonly Appointed[],
): Promise<Reply> {
  return {
    text: lines(
      text('notice.preview', { reference: trace.reference, count }),
      ...(await whatGoesOut(turn, trace)),
      text('notice.preview.approvers'),
      ...approverLines(turn, approvers),
      ...phonesMissing(turn.city),
    ),
    buttons: [[{ label: text('notice.button.ask'), press: `noticesAsk:${trace.id}` }]],
  }
}

/** What an approver sees: who asks, in which case, where the notices go and their words. Of citizens only how many. */
export async function requestOf(turn: Turn, trace: Trace, count: number): Promise<Reply> {
  const { city, now } = turn
  const zone = city.timeZone
  const { first, last } = daysOf(trace, zone)
  const { approvedAt, refusedAt } = trace
  return {
    text: lines(
      text('notice.request', {
        unit: unitText(city, trace),
        name: await askersName(turn, trace),
        reference: trace.reference,
        count,
        time: clock(now, zone),
        first: dayText(first),
        last: dayText(last),
      }),
      ...(refusedAt ? [text('notice.request.refused', { time: dateAndTime(refusedAt, zone) })] : []),
      ...(approvedAt ? [text('notice.request.more', { time: dateAndTime(approvedAt, zone) })] : []),
      ...(await whatGoesOut(turn, trace)),
      text('notice.request.please'),
    ),
    buttons: [
      [
        { label: text('notice.button.approve'), press: `noticesYes:${trace.id}` },
        { label: text('notice.button.refuse'), press: `noticesNo:${trace.id}` },
      ],
    ],
  }
}

/** As whoever appointed them called them. What the approver's messenger may learn is not known here. */
async function askersName({ store, now }: Turn, trace: Trace): Promise<string | Text> {
  const offices = trace.tracerId === undefined ? [] : await appointmentsOf(store, trace.tracerId, now)
  const office = offices.find(
    ({ role, edition, unitCode }) =>
      role === 'tracer' && edition === trace.edition && unitCode === trace.unitCode,
  )
  return office?.name === undefined ? text('trace.noName') : shortName(office.name)
}

async function whatGoesOut({ store, city, now }: Turn, trace: Trace): Promise<Text[]> {
  const query = exposureQueryOf(trace, now)
  const places = query ? await exposedPlaces(store, query) : []
  const left = places.length - PLACES_SAID
  return [
    text('notice.places'),
    ...places.slice(0, PLACES_SAID).map(({ venueName, unitCode, persons }) =>
      text('notice.place', {
        venue: venueName,
        unit: unitName(city, { edition: trace.edition, unitCode }),
        count: persons,
      }),
    ),
    ...(left > 0 ? [text('notice.morePlaces', { count: left })] : []),
    text('notice.words'),
    ...noticeSample(city),
  ]
}

/** By office and unit, never by name: how many there are of each. */
function approverLines({ city }: Turn, approvers: readonly Appointed[]): Text[] {
  const kinds = new Map<string, readonly Appointed[]>()
  for (const one of approvers) {
    const kind = `${one.role} ${one.unitCode}`
    kinds.set(kind, [...(kinds.get(kind) ?? []), one])
  }
  return [...kinds.values()].flatMap(([one, ...others]) =>
    one
      ? [
          text('notice.preview.approver', {
            role: text(`appointment.as.${one.role}`),
            unit: unitName(city, one),
            count: others.length + 1,
          }),
        ]
      : [],
  )
}
