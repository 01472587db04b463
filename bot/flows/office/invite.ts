import { holdInvitations, invite as keepInvitation } from '../../../db/officials.ts'
import { dateText } from '../../core/cityTime.ts'
import type { Answers, Question } from '../../core/form/form.ts'
import { OFFICES, type Office } from '../../core/office.ts'
import { shortName } from '../../core/personName.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { makeCode, showCode } from '../../qr/code.ts'
import { answeredText, answeredUnit } from '../answered.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { noteAct } from '../noteAct.ts'
import { timeText } from '../timeText.ts'
import { unitName } from '../unitName.ts'
import { waysToBring } from '../venue/waysToBring.ts'
import { leads, mayAppoint, rolesAt } from './reach.ts'

/** A weekend lies between an invitation and the morning on which it is read. */
const INVITATION_HOURS = 72
/** Codes of one person that wait to be used: whoever needs more has lost sight of them. */
const INVITED_AT_MOST = 20
const HOUR_MILLISECONDS = 3_600_000
const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS

const unitQuestion = {
  name: 'unit',
  kind: 'unit',
  ask: 'appointment.unit.ask',
  label: 'appointment.unit.label',
} as const satisfies Question

/** The unit alone: which offices may be given depends on it, and nobody answers more for a unit that is not theirs to give. */
const unitFormEnd: FormEnd = { form: { name: 'officeUnit', questions: [unitQuestion] }, finish: askOffice }

/** The rest, with the offices that may be given there. */
function officeForm(name: string, roles: readonly Office[]): FormEnd {
  return {
    form: {
      name,
      questions: [
        unitQuestion,
        {
          name: 'role',
          kind: 'choice',
          ask: 'appointment.role.ask',
          label: 'appointment.role.label',
          choices: roles.map((role) => ({ name: role, label: text(`appointment.role.${role}`) })),
        },
        ...REST,
      ],
    },
    finish: inviteOfficial,
  }
}

const REST: readonly Question[] = [
  { name: 'name', kind: 'personName', ask: 'appointment.name.ask', label: 'appointment.name.label' },
  {
    name: 'days',
    kind: 'choice',
    ask: 'appointment.days.ask',
    label: 'appointment.days.label',
    choices: [
      { name: '30', label: 'appointment.days.month' },
      { name: '90', label: 'appointment.days.quarter' },
      { name: '180', label: 'appointment.days.half' },
      { name: '365', label: 'appointment.days.year' },
    ],
  },
  {
    name: 'review',
    kind: 'review',
    ask: 'appointment.review.ask',
    label: 'appointment.review.label',
    send: 'appointment.review.send',
  },
]

/** Below the unit that somebody leads all offices are theirs to give, in it only one. */
const anyOfficeEnd = officeForm('office', OFFICES)
const reporterEnd = officeForm('officeReporter', ['reporter'])
export const inviteForms: readonly FormEnd[] = [unitFormEnd, anyOfficeEnd, reporterEnd]

/** [Mời cán bộ]: what was begun before is given up (`leavesEdits`). */
export async function pressInvite(turn: Turn): Promise<void> {
  if (await leads(turn)) await openForm(turn, unitFormEnd, {})
}

async function askOffice(turn: Turn, { unit: answer = null }: Answers): Promise<void> {
  if (!(await leads(turn))) return
  const unit = { edition: turn.city.edition, unitCode: answeredUnit({ unit: answer }, 'unit') ?? '' }
  const roles = await rolesAt(turn, unit)
  const named = { unit: unitName(turn.city, unit) }
  if (roles.length === 0)
    return openForm(turn, unitFormEnd, {}, { first: text('appointment.notYourUnit', named) })
  if (roles.length === OFFICES.length)
    return openForm(turn, anyOfficeEnd, { unit: answer }, { first: text('appointment.at', named) })
  const known = { unit: answer, role: 'reporter' }
  await openForm(turn, reporterEnd, known, { first: text('appointment.onlyReporter', named) })
}

/** Whether it may be given is asked when it is given: the own appointment may have ended on the way. */
async function inviteOfficial(turn: Turn, answers: Answers): Promise<void> {
  const role = answeredText(answers, 'role') as Office
  const unit = { edition: turn.city.edition, unitCode: answeredUnit(answers, 'unit') ?? '' }
  const { person, now } = turn
  if (!person || !(await mayAppoint(turn, role, unit))) return refuse(turn, role, unitName(turn.city, unit))
  const waiting = await holdInvitations(turn.store, person.id, now)
  if (waiting >= INVITED_AT_MOST) return say(turn, { text: text('appointment.tooMany', { count: waiting }) })
  const name = answeredText(answers, 'name')
  const code = makeCode(turn.random)
  const expiresAt = new Date(now.getTime() + INVITATION_HOURS * HOUR_MILLISECONDS)
  const until = new Date(now.getTime() + Number(answeredText(answers, 'days')) * DAY_MILLISECONDS)
  const office = { role, name, until, invitedBy: person.id }
  await keepInvitation(turn.store, code, { purpose: 'official', unit, expiresAt, office })
  await noteAct(turn, 'official invited', { unit })
  const invited = text('appointment.invited', {
    name: turn.channel.limits.discreet ? shortName(name) : name,
    role: text(`appointment.as.${role}`),
    unit: unitName(turn.city, unit),
    day: dateText(until, turn.city.timeZone),
    code: showCode(code),
    until: timeText(turn, expiresAt),
  })
  say(turn, { text: lines(invited, waysToBring(turn.city, code)), buttons: [listButton()] })
}

/** Nothing was given: which offices of which units are the person's to give is said with it. */
function refuse(turn: Turn, role: Office, unit: string): void {
  say(turn, {
    text: text('appointment.notYours', { role: text(`appointment.as.${role}`), unit }),
    buttons: [listButton()],
  })
}

function listButton() {
  return [
    { label: text('appointment.button.invite'), press: 'officeInvite:' },
    { label: text('appointment.button.list'), press: 'office:' },
  ]
}
