import { openRound, roundById } from '../../../db/rounds.ts'
import type { Answers, Form } from '../../core/form/form.ts'
import { periodOf } from '../../core/form/kinds/period.ts'
import { lines, render, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { noteAct } from '../noteAct.ts'
import { endedHereText } from '../scheme/ended.ts'
import { roundButtons } from './buttons.ts'
import { levelName, levelsOf } from './levels.ts'
import { type OwnRound, officialHere, ownUnit, withReports } from './ownRound.ts'
import { tellAsked, tellOpeners } from './tell.ts'
import { allBelow, calledInside, type RoundTree } from './tree.ts'
import { roundValues } from './words.ts'

/** Characters of a title: it stands in every message of the round and at the head of its paper. */
const TITLE_LENGTH = 100
/** Days that can be reported on at once: a year. */
const LONGEST_DAYS = 366
/** Units that no message reaches, as many as a page of the list names. */
const LOST_ON_A_PAGE = 30
/** Of each level so many are named when the round is opened. */
const LOST_NAMED = 3

type Lost = {
  readonly depth: number
  readonly isBody: boolean
  readonly type: string
  readonly name: string
}

const TITLES = {
  weekly: text('round.title.weekly'),
  monthly: text('round.title.monthly'),
  urgent: text('round.title.urgent'),
}

const roundForm: Form = {
  name: 'round',
  questions: [
    {
      name: 'title',
      kind: 'choice',
      typed: TITLE_LENGTH,
      impersonal: true,
      choices: Object.entries(TITLES).map(([name, label]) => ({ name, label })),
      ask: 'round.title.ask',
      label: 'round.title.label',
    },
    {
      name: 'period',
      kind: 'period',
      usual: 'calendar',
      goesOn: true,
      longest: LONGEST_DAYS,
      ask: 'round.period.ask',
      label: 'round.period.label',
    },
    { name: 'dueDay', kind: 'date', limit: 'future', ask: 'round.due.ask', label: 'round.due.label' },
    {
      name: 'review',
      kind: 'review',
      ask: 'round.review.ask',
      label: 'round.review.label',
      send: 'round.button.open',
    },
  ],
}

export const roundFormEnd: FormEnd = { form: roundForm, finish: opened }

/** [Mở đợt mới]: for officials of a unit that has others below it. */
export async function pressNew(turn: Turn): Promise<void> {
  const own = await ownUnit(turn)
  if (!own || (await officialHere(turn, own, 'open and close a report round')) === undefined) return
  if (await saidEndedHere(turn)) return
  await openForm(turn, roundFormEnd, {})
}

async function opened(turn: Turn, answers: Answers): Promise<void> {
  const own = await ownUnit(turn)
  if (!own) return
  const openedBy = await officialHere(turn, own, 'open and close a report round')
  const period = periodOf(answeredText(answers, 'period'))
  if (openedBy === undefined || !period || (await saidEndedHere(turn))) return
  const asked = {
    title: titleOf(turn, answers.title),
    firstDay: period.first,
    lastDay: period.last,
    dueDay: answeredText(answers, 'dueDay'),
  }
  const id = await openRound(turn.store, own, asked, { openedBy, now: turn.now })
  await noteAct(turn, 'round opened', { unit: own })
  const round = await roundById(turn.store, id)
  const found = round && (await withReports(turn, own, round))
  if (!found) throw new Error('a round that was opened is not there')
  sayOpened(turn, found)
  await tellOpeners(turn, own, text('round.openedTold', roundValues(found.tree)))
  await tellAsked(turn, found.tree)
}

async function saidEndedHere(turn: Turn): Promise<boolean> {
  const ended = await endedHereText(turn)
  if (ended) say(turn, { text: ended })
  return ended !== undefined
}

function titleOf({ language }: Turn, answer: Answers[string] | undefined): string {
  if (typeof answer === 'object' && answer !== null && 'typed' in answer) return answer.typed
  const usual = Object.entries(TITLES).find(([name]) => name === answer)
  return render(language, usual?.[1] ?? TITLES.weekly)
}

function sayOpened(turn: Turn, own: OwnRound): void {
  const all = allBelow(own.tree, own.own.unitCode)
  const lost = lostIn(own.tree)
  say(turn, {
    text: lines(
      text('round.opened', { ...roundValues(own.tree), count: all.length - lost.length }),
      ...lostByLevel(lost),
    ),
    buttons: [
      ...(levelsOf(lost).some((level) => level.length > LOST_NAMED)
        ? [[{ label: text('round.button.lost'), press: `roundLost:${own.round.id}.0` }]]
        : []),
      ...roundButtons(own, turn.now, turn.city.timeZone),
    ],
    numbersHint: text('group.sendActNumber'),
  })
}

/** The next units that no message reaches: `12.30`. */
export async function sayMoreLost(turn: Turn, found: OwnRound, from: number): Promise<void> {
  const lost = lostIn(found.tree)
  if (!Number.isSafeInteger(from) || from < 0 || from >= lost.length)
    return say(turn, { text: text('menu.staleButton') })
  const next = from + LOST_ON_A_PAGE
  say(turn, {
    text: lines(...lostLines(lost, from)),
    ...(next < lost.length && {
      buttons: [[moreLost(found.round.id, next)]],
      numbersHint: text('group.sendActNumber'),
    }),
  })
}

function moreLost(roundId: number, from: number) {
  return { label: text('round.button.moreLost'), press: `roundLost:${roundId}.${from}` }
}

/** The units below the opener that have no group which messages reach, from the top. */
function lostIn(tree: RoundTree): Lost[] {
  return allBelow(tree, tree.round.unitCode)
    .filter(({ report }) => !report.reachable)
    .sort((one, other) => one.depth - other.depth || Number(one.report.isBody) - Number(other.report.isBody))
    .map(({ depth, report }) => ({
      depth,
      isBody: report.isBody,
      type: report.type,
      name: calledInside(report),
    }))
}

/** How many of each level no message reaches, with a few of their names. */
function lostByLevel(lost: readonly Lost[]): Text[] {
  if (lost.length === 0) return []
  const levels = levelsOf(lost).map((level) => {
    const names = level
      .slice(0, LOST_NAMED)
      .map(({ name }) => name)
      .join(', ')
    const values = { level: levelName(level), count: level.length, names }
    return level.length > LOST_NAMED ? text('round.lostLevelMore', values) : text('round.lostLevel', values)
  })
  return [text('round.lostHead', { count: lost.length }), ...levels]
}

function lostLines(lost: readonly Lost[], from: number): Text[] {
  if (lost.length === 0) return []
  const names = lost
    .slice(from, from + LOST_ON_A_PAGE)
    .map(({ name }) => name)
    .join(', ')
  const rest = lost.length - from - LOST_ON_A_PAGE
  return [
    rest > 0
      ? text('round.lostMore', { count: lost.length, names, rest })
      : text('round.lost', { count: lost.length, names }),
  ]
}
