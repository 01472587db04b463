import { openRequestsOf } from '../../../db/dataRequests.ts'
import { type Held, heldOf } from '../../../db/ownData.ts'
import { dateText, dayText } from '../../core/cityTime.ts'
import { joined } from '../../core/form/join.ts'
import { KEPT_DAYS, MESSAGE_DAYS, PROFILE_DAYS, type Profile } from '../../core/person.ts'
import { showPhone } from '../../core/phone.ts'
import { lines, type Text, text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { visitsGoneText } from '../scheme/ended.ts'
import { formTitle } from './inWords.ts'
import { recordDoneToday, requestText } from './requests.ts'

/** Requests that wait and are named; the rest stands in the copy. */
const REQUESTS_SHOWN = 5

/** /dulieu: what is held of the person and why, and what they can do about it. */
export async function showOwnData(turn: Turn): Promise<void> {
  const { person, store, city } = turn
  const gone = await visitsGoneText(turn)
  if (!person) return say(turn, { text: lines(...(gone ? [gone] : []), text('ownData.nothing')) })
  await recordDoneToday(turn, 'view')
  const held = await heldOf(store, person.id, city.timeZone)
  const waiting = await openRequestsOf(store, person.id, REQUESTS_SHOWN)
  const requests = waiting.map((request) => requestText(request, city.timeZone))
  say(turn, {
    text: lines(
      text('ownData.title'),
      ...heldTexts(turn, person.profile, held),
      ...(gone ? [gone] : []),
      ...requests,
    ),
    buttons: [
      [
        { label: text('ownData.button.copy'), press: 'dataCopy:' },
        { label: text('ownData.button.correct'), press: 'dataFix:' },
      ],
      [
        { label: text('ownData.button.reads'), press: 'dataReads:' },
        { label: text('ownData.button.consents'), press: 'dataYes:' },
      ],
      [
        { label: text('ownData.button.erase'), press: 'dataErase:' },
        { label: text('ownData.button.request'), press: 'dataAsk:' },
      ],
      [{ label: text('ownData.button.deleted'), press: 'dataGone:' }],
    ],
  })
}

/** A line a kind, with what it is for and until when it is kept; of what there is none, none. */
function heldTexts(turn: Turn, profile: Profile, held: Held): Text[] {
  const { visits, codes, cards, family, venues, doors, messages } = held
  const facts = factTexts(turn, profile)
  return [
    ...(facts ? [text('ownData.held.profile', { facts, days: PROFILE_DAYS })] : []),
    ...declarationTexts(turn, held),
    ...(visits.first !== null && visits.last !== null
      ? [visitsText(visits.count, visits.first, visits.last)]
      : []),
    ...(codes > 0 ? [text('ownData.held.codes')] : []),
    ...(cards > 0 ? [text('ownData.held.cards', { count: cards })] : []),
    ...(family.members > 0 ? [familyText(family)] : []),
    ...(venues > 0 ? [text('ownData.held.venues', { count: venues })] : []),
    ...(doors > 0 ? [text('ownData.held.doors', { count: doors })] : []),
    text('ownData.held.messages', { count: messages, days: MESSAGE_DAYS }),
  ]
}

function familyText({ members, declarations, visits }: Held['family']): Text {
  return text('ownData.held.family', { count: members, declarations, visits, days: PROFILE_DAYS })
}

const FACTS = ['name', 'phone', 'birth', 'sex', 'address'] as const

/** What is known of the person; where the messenger should not learn it, only of which kinds. */
function factTexts({ channel }: Turn, profile: Profile): Text | undefined {
  const [first, ...rest] = FACTS.flatMap((fact) => {
    const value = profile[fact]
    if (value === undefined) return []
    const kind = text(`ownData.held.fact.${fact}`)
    return channel.limits.discreet
      ? kind
      : text('ownData.fact.is', { fact: kind, value: factText(fact, value) })
  })
  return first && joined([first, ...rest])
}

/** A fact of a profile as people write it. */
export function factText(fact: (typeof FACTS)[number], value: string): Text {
  if (fact === 'phone') return words(showPhone(value))
  if (fact === 'birth') return words(dayText(value))
  if (fact === 'sex' && (value === 'male' || value === 'female' || value === 'other'))
    return text(`ownData.sex.${value}`)
  return words(value)
}

function declarationTexts({ city }: Turn, { declarations }: Held): Text[] {
  return declarations.map(({ template, count, lastKeptUntil }) =>
    text('ownData.held.declarations', {
      count,
      form: formTitle(city, template),
      until: dateText(lastKeptUntil, city.timeZone),
    }),
  )
}

function visitsText(count: number, first: string, last: string): Text {
  const days =
    first === last
      ? text('ownData.days.one', { day: dayText(first) })
      : text('ownData.days.from', { first: dayText(first), last: dayText(last) })
  return text('ownData.held.visits', { count, days, kept: KEPT_DAYS })
}
