import { holdRound, noteInReport, sendReport, type Written } from '../../../db/rounds.ts'
import { cityDay } from '../../core/cityTime.ts'
import type { Answer, Answers, BesideAnswers, Form, Question } from '../../core/form/form.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { noteAct } from '../noteAct.ts'
import { roundButtons } from './buttons.ts'
import { NO_FIGURES } from './consolidated.ts'
import { figureLines, figuresNow } from './figures.ts'
import { isOpener, type OwnRound, officialHere, ownRound, withReports } from './ownRound.ts'
import { sayRound } from './show.ts'
import { partsOf } from './tree.ts'
import { withoutReports } from './withoutReports.ts'
import { missingText, momentText, remarksText, roundValues, targetText } from './words.ts'

/** Venues that ought to have a code, in one unit: more than a city has. */
const TARGET_AT_MOST = 1_000_000
/** Characters; what is difficult and what is asked for, in a few sentences that a table's foot can bear. */
const REMARKS_LENGTH = 500

const TARGET: Question = {
  name: 'target',
  kind: 'number',
  least: 0,
  most: TARGET_AT_MOST,
  ask: 'round.target.ask',
  label: 'round.target.label',
  doubted: 'round.target.doubted',
}
const REMARKS: Question = {
  name: 'remarks',
  kind: 'text',
  format: 'impersonal',
  longest: REMARKS_LENGTH,
  ask: 'round.remarks.ask',
  label: 'round.remarks.label',
}
const REVIEW: Question = {
  name: 'review',
  kind: 'review',
  ask: 'round.sendReview.ask',
  label: 'round.review.label',
  send: 'round.button.send',
  withBeside: true,
}

/** A whole report, of a unit that writes its own number, and of one that consolidates those below it. */
const MAY_REMARK: Question = { ...REMARKS, optional: true }
const wholeForm: Form = { name: 'report', questions: [TARGET, MAY_REMARK, REVIEW] }
const aboveForm: Form = { name: 'reportAbove', questions: [MAY_REMARK, REVIEW] }
/** One thing alone, before the report is sent. */
const targetForm: Form = { name: 'reportTarget', questions: [TARGET] }
const remarksForm: Form = { name: 'reportRemarks', questions: [REMARKS] }

const wholeEnd: FormEnd = { form: wholeForm, finish: send }
const aboveEnd: FormEnd = { form: aboveForm, finish: send }
const targetEnd: FormEnd = { form: targetForm, finish: note }
const remarksEnd: FormEnd = { form: remarksForm, finish: note }
export const reportForms: readonly FormEnd[] = [wholeEnd, aboveEnd, targetEnd, remarksEnd]

/** [Nhập số điểm phải có mã]. */
export async function pressTarget(turn: Turn, number: string): Promise<void> {
  const found = await reportToWrite(turn, number)
  if (found && partsOf(found.tree, found.report).length > 0)
    return say(turn, { text: text('round.targetOfBelow') })
  if (found) await openReport(turn, found, targetEnd)
}

/** [Ghi chú]. */
export async function pressRemarks(turn: Turn, number: string): Promise<void> {
  const found = await reportToWrite(turn, number)
  if (found) await openReport(turn, found, remarksEnd)
}

/** [Gửi báo cáo], and [Sửa] of one that was sent: what is written stands in the review; who has not sent below is named. */
export async function pressSend(turn: Turn, number: string): Promise<void> {
  const found = await reportToWrite(turn, number)
  if (!found) return
  const { tree, report } = found
  const isLowest = partsOf(tree, report).length === 0
  const known = {
    ...(report.target !== null && { target: report.target }),
    ...((report.remarks !== null || report.firstSentAt) && { remarks: report.remarks }),
  }
  await openReport(turn, found, isLowest ? wholeEnd : aboveEnd, known)
}

async function openReport(turn: Turn, found: OwnRound, end: FormEnd, known: Answers = {}): Promise<void> {
  const { round, report } = found
  const seen = { isSent: report.firstSentAt !== null, corrections: report.corrections }
  turn.session = {
    ...withoutReports(turn.session),
    reporting: { round: round.id, seen, beside: await besideReport(turn, found) },
  }
  await openForm(turn, end, known, { first: text('round.of', { title: round.title }) })
}

/** What whoever sends sees before it: the figures of now, whose number it is where others have it, and who is missing. */
async function besideReport(turn: Turn, { round, tree, report }: OwnRound): Promise<BesideAnswers> {
  const { unitCode } = report
  const figures = (await figuresNow(turn.store, round, [unitCode])).get(unitCode) ?? NO_FIGURES
  const missing = missingText(tree, unitCode)
  const isAbove = partsOf(tree, report).length > 0
  return {
    shown: [
      ...figureLines(figures),
      ...(isAbove ? [text('round.targetOfBelow')] : []),
      ...(missing ? [missing] : []),
    ],
    known: figures.open,
  }
}

/** The group's report in a round, when it may be written into now by whoever acts; says why it may not. */
async function reportToWrite(turn: Turn, number: string | number): Promise<OwnRound | undefined> {
  const found = await ownRound(turn, number)
  if (!found) return undefined
  const { round, report } = found
  const values = roundValues(found.tree)
  if (isOpener(found)) return refuse(turn, text('round.openerSendsNone'))
  if (round.closedAt) {
    const moment = momentText(round.closedAt, turn.city.timeZone)
    return refuse(turn, text('round.closedMeanwhile', { title: round.title, moment }))
  }
  if (report.firstSentAt && cityDay(turn.now, turn.city.timeZone) > round.dueDay)
    return refuse(turn, text('round.correctedTooLate', values))
  const mayDo = await officialHere(turn, found.own, 'submit and correct a report')
  return mayDo === undefined ? undefined : found
}

function refuse(turn: Turn, said: Text): undefined {
  say(turn, { text: said })
}

/** The report that the open form was about, held so that the round is not closed meanwhile. */
async function reportOfForm(turn: Turn) {
  const { reporting, ...session } = turn.session
  turn.session = session
  if (!reporting) return refuse(turn, text('menu.staleButton'))
  await holdRound(turn.store, reporting.round, 'shared')
  const found = await reportToWrite(turn, reporting.round)
  return found && { ...found, seen: reporting.seen }
}

/** Notes the target or the remarks: the report is still to be sent. Of one that somebody sent meanwhile nothing is changed. */
async function note(turn: Turn, answers: Answers): Promise<void> {
  const found = await reportOfForm(turn)
  if (!found) return
  const { own, round, report } = found
  if (report.firstSentAt) return saySentMeanwhile(turn, found)
  await noteInReport(turn.store, { round: round.id, unitCode: own.unitCode }, writtenIn(answers))
  await noteAct(turn, 'report noted', { unit: own })
  const now = await withReports(turn, own, round)
  if (!now) return
  say(turn, {
    text: lines(text('round.noted'), targetText(now), remarksText(now.report)),
    buttons: roundButtons(now, turn.now, turn.city.timeZone),
    numbersHint: text('group.sendActNumber'),
  })
}

/** Sends the report with the figures of this moment. */
async function send(turn: Turn, answers: Answers): Promise<void> {
  const found = await reportOfForm(turn)
  if (!found || !turn.person) return
  const { own, round, report, seen } = found
  const figures = (await figuresNow(turn.store, round, [own.unitCode])).get(own.unitCode) ?? NO_FIGURES
  const key = { round: round.id, unitCode: own.unitCode }
  const by = { personId: turn.person.id, now: turn.now, seen }
  if (!(await sendReport(turn.store, key, { ...writtenIn(answers), figures }, by)))
    return saySentMeanwhile(turn, found)
  await noteAct(turn, report.firstSentAt ? 'report corrected' : 'report sent', { unit: own })
  const now = await withReports(turn, own, round)
  if (!now) return
  const said = report.firstSentAt ? text('round.correctedNow') : sentText(turn, now)
  await sayRound(turn, now, [], said)
}

function sentText({ city, now }: Turn, { round }: OwnRound): Text {
  const isLate = cityDay(now, city.timeZone) > round.dueDay
  return isLate ? text('round.sentLateNow') : text('round.sentNow', roundValues({ round }))
}

/** Somebody else of the unit was quicker: what stands now is shown, and can be corrected. */
async function saySentMeanwhile(turn: Turn, { own, round }: OwnRound): Promise<void> {
  const now = await withReports(turn, own, round)
  if (!now) return
  const moment = momentText(now.report.sentAt ?? turn.now, turn.city.timeZone)
  await sayRound(turn, now, [], text('round.sentMeanwhile', { moment }))
}

function writtenIn(answers: Answers): Written {
  const { target, remarks } = answers
  return {
    ...(isNumber(target) && { target }),
    ...(remarks === null || typeof remarks === 'string' ? { remarks } : {}),
  }
}

function isNumber(answer: Answer | undefined): answer is number {
  return typeof answer === 'number'
}
