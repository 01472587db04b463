import type { FeedLine } from '../../../db/feed.ts'
import { clock } from '../../core/cityTime.ts'
import type { Reply } from '../../core/outgoing.ts'
import type { Profile } from '../../core/person.ts'
import { maskedName } from '../../core/personName.ts'
import { lines, type Text, text, words } from '../../core/text.ts'
import { gateInSentence } from '../gateName.ts'

/** Lines that are read at a glance beside a queue; more are counted by gate. */
const LINES_SHOWN = 10
/** Of those that are counted, so many are named. */
const NEWEST_NAMED = 5

/** What a feed has to tell, oldest first, and what is needed to say it. */
export type Told = {
  readonly venueName: string
  readonly passages: readonly FeedLine[]
  readonly profiles: ReadonlyMap<number, Profile>
  readonly zone: string
}

/** What a guard's chat is told: each arrival and departure a line, or, when there are many, counts. Names are masked. */
export function feedReply(told: Told): Reply {
  const shown =
    told.passages.length > LINES_SHOWN ? digest(told) : told.passages.map((one) => line(told, one))
  return {
    text: lines(...shown),
    buttons: [[{ label: text('feed.button.off'), press: 'feed:off' }]],
  }
}

function line(told: Told, passage: FeedLine): Text {
  const companions = passage.people - 1
  return text('feed.line', {
    time: clock(passage.at, told.zone),
    way: text(`feed.way.${passage.way}`),
    person: nameOf(told, passage),
    companions: companions > 0 ? text('log.companions', { count: companions }) : '',
    gate: gateInSentence(passage.gateName),
  })
}

function digest(told: Told): Text[] {
  const { venueName: venue, passages, zone } = told
  const newest = newestPersons(passages).slice(0, NEWEST_NAMED)
  const time = clock(passages.at(-1)?.at ?? new Date(0), zone)
  const counts = countsOf(passages).map(({ way, count }) => text(`feed.digest.${way}`, { count }))
  const gates = [...new Set(passages.map(({ gateName }) => gateName))]
  return [
    text('feed.digest', { venue, time, counts: listed(counts) }),
    ...(gates.length > 1 ? gates.map((gate) => gateLine(gate, passages)) : []),
    text('feed.newest', { names: listed(newest.map((passage) => nameOf(told, passage))) }),
  ]
}

function gateLine(gate: string, passages: readonly FeedLine[]): Text {
  const here = passages.filter(({ gateName }) => gateName === gate)
  const counts = countsOf(here).map(({ way, count }) => text(`feed.gate.${way}`, { count }))
  return text('feed.gate', { gate, counts: listed(counts) })
}

/** Whoever came and left again is named once. */
function newestPersons(passages: readonly FeedLine[]): FeedLine[] {
  const newestFirst = passages.toReversed()
  return newestFirst.filter(
    (one, place) => newestFirst.findIndex(({ personId }) => personId === one.personId) === place,
  )
}

/** How many came and how many left; a way that nobody went is left out. */
function countsOf(passages: readonly FeedLine[]): { way: FeedLine['way']; count: number }[] {
  return (['in', 'out'] as const)
    .map((way) => ({
      way,
      count: passages.filter((one) => one.way === way).reduce((sum, one) => sum + one.people, 0),
    }))
    .filter(({ count }) => count > 0)
}

/** Whoever gave no name, on a paper list, has none to show. */
function nameOf({ profiles }: Told, { personId }: FeedLine): Text {
  const name = personId === undefined ? undefined : profiles.get(personId)?.name
  return name === undefined ? text('feed.unnamed') : words(maskedName(name))
}

function listed([first, ...rest]: readonly Text[]): Text {
  return rest.reduce((before, next) => text('feed.and', { before, next }), first ?? words(''))
}
