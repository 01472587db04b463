import type { Deed } from '../../../db/acts.ts'
import { type DataRequest, type RequestKind, recordRequest, requestsSince } from '../../../db/dataRequests.ts'
import { cityDay, dateText, startOfCityDay } from '../../core/cityTime.ts'
import type { Answers, Form } from '../../core/form/form.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { noteAct } from '../noteAct.ts'
import { deadlinesOf } from './deadlines.ts'

/** Characters of a request; who has more to say is called back. */
const WORDS_LENGTH = 1_000
/** Requests in own words that one person makes on a day: the operator reads each. */
const WORDS_A_DAY = 5

const DEEDS = {
  view: 'own data viewed',
  copy: 'own data copied',
  correct: 'own data corrected',
  withdraw: 'consent withdrawn',
  erase: 'data erased',
  other: 'request sent',
} as const satisfies Record<RequestKind, Deed>

/** Records a right that the bot granted as it was asked for. */
export async function recordDone(turn: Turn, kind: RequestKind): Promise<void> {
  const { person } = turn
  if (!person) return
  const deadlines = deadlinesOf(kind, turn.at, turn.city.timeZone)
  await recordRequest(turn.store, { personId: person.id, kind, askedAt: turn.at, ...deadlines, done: true })
  await noteAct(turn, DEEDS[kind])
}

/** The same of what may be asked for many times a day: once a day is enough of a proof. */
export async function recordDoneToday(turn: Turn, kind: RequestKind): Promise<void> {
  if ((await askedToday(turn, kind)) === 0) await recordDone(turn, kind)
}

async function askedToday({ store, person, now, city }: Turn, kind: RequestKind): Promise<number> {
  const since = startOfCityDay(cityDay(now, city.timeZone), city.timeZone)
  return person ? requestsSince(store, person.id, kind, since) : 0
}

const requestForm: Form = {
  name: 'dataRequest',
  questions: [
    {
      name: 'words',
      kind: 'text',
      ask: 'ownData.request.ask',
      label: 'ownData.request.label',
      longest: WORDS_LENGTH,
      confidential: true,
    },
  ],
}

/** What somebody asks in their own words: it waits for the operator. */
export const requestFormEnd: FormEnd = { form: requestForm, finish: sendRequest }

/** [Yêu cầu khác] */
export async function startRequest(turn: Turn): Promise<void> {
  if (!turn.person) return say(turn, { text: text('ownData.nothing') })
  if ((await askedToday(turn, 'other')) >= WORDS_A_DAY)
    return say(turn, { text: text('ownData.request.enough', { count: WORDS_A_DAY }) })
  await openForm(turn, requestFormEnd, {})
}

async function sendRequest(turn: Turn, answers: Answers): Promise<void> {
  const { person, store, city, at } = turn
  if (!person) return say(turn, { text: text('ownData.nothing') })
  const deadlines = deadlinesOf('other', at, city.timeZone)
  const words = answeredText(answers, 'words')
  const number = await recordRequest(store, {
    personId: person.id,
    kind: 'other',
    words,
    askedAt: at,
    ...deadlines,
    done: false,
  })
  await noteAct(turn, DEEDS.other)
  say(turn, {
    text: text('ownData.request.sent', {
      number: String(number),
      answerBy: lastDay(deadlines.answerBy, city.timeZone),
      doBy: lastDay(deadlines.doBy, city.timeZone),
    }),
  })
}

/** A deadline is the end of a day, which is called by that day. */
export function lastDay(end: Date, zone: string): string {
  return dateText(new Date(end.getTime() - 1), zone)
}

/** What somebody asked and how it stands. */
export function requestText(request: DataRequest, zone: string): Text {
  const { id, askedAt, answeredAt, doneAt, answerBy, doBy, kind } = request
  const asked = {
    number: String(id),
    what: text(`ownData.request.kind.${kind}`),
    day: dateText(askedAt, zone),
  }
  if (doneAt) return text('ownData.request.done', { ...asked, done: dateText(doneAt, zone) })
  if (answeredAt) return text('ownData.request.answered', { ...asked, doBy: lastDay(doBy, zone) })
  return text('ownData.request.waits', {
    ...asked,
    answerBy: lastDay(answerBy, zone),
    doBy: lastDay(doBy, zone),
  })
}
