import { hasValidDeclaration } from '../../../db/declarations.ts'
import { type GateOfVenue, gateById } from '../../../db/venues.ts'
import { type OpenVisit, openVisitOf, setCompanions } from '../../../db/visits.ts'
import { type Kin, kinOf } from '../../core/family.ts'
import type { Answers } from '../../core/form/form.ts'
import type { Button } from '../../core/outgoing.ts'
import type { Person } from '../../core/person.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn, updateMember } from '../../core/turn.ts'
import { usualEnd } from '../../core/venueTypes.ts'
import { hasConsent } from '../consent/ask.ts'
import { templateNeededAt } from '../declare/inForce.ts'
import { recordYesFor } from '../family/consent.ts'
import { memberNumbered, membersOf, namesOf } from '../family/members.ts'
import { chosenAmong, whoForm } from '../family/whoForm.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { arrivalChanged, passed } from '../live/passed.ts'
import { outButton } from './answers.ts'
import { comeIn, openAt } from './comeIn.ts'
import { whyShut } from './shut.ts'
import { cameAlong, lockHousehold, undoAlong } from './together.ts'

/** Companions besides the family that can be chosen by a button; a larger group is typed by the venue's staff. */
const OTHERS = [1, 2, 3, 4, 5, 6]

/** [Đi cùng] of who carries a family: who of them is there, and how many others. */
export async function askWhoIsAlong(turn: Turn, visitId: number, among: readonly Kin[]): Promise<void> {
  turn.session = { ...turn.session, alongAt: visitId }
  await openForm(turn, whoIsAlong(among), {})
}

export function whoIsAlong(among: readonly Kin[]): FormEnd {
  return {
    form: whoForm('familyAlong', among, {
      ask: text('family.along.who'),
      none: text('family.along.none'),
      all: text('family.all'),
      besides: [{ name: 'others', label: 'family.along.others' }],
      after: [
        {
          name: 'howMany',
          kind: 'choice',
          ask: 'family.along.howMany',
          label: 'family.label.howMany',
          when: { question: 'who', has: 'others' },
          choices: OTHERS.map((count) => ({
            name: String(count),
            label: text('checkIn.companionCount', { count }),
          })),
        },
      ],
    }),
    among,
    finish: (turn, answers) => recordAlong(turn, among, answers),
  }
}

async function recordAlong(turn: Turn, among: readonly Kin[], answers: Answers): Promise<void> {
  const { alongAt, ...session } = turn.session
  turn.session = session
  await lockHousehold(turn)
  const open = await ownVisit(turn, String(alongAt))
  if (!open) return
  const chosen = chosenAmong(among, answers)
  const before = await cameAlong(turn, open)
  await undoAlong(
    turn,
    open,
    before.filter(({ person }) => !chosen.includes(person)),
  )
  await setOthers(turn, open, Number(answers.howMany ?? 0))
  await bringAlong(turn, open, chosen)
}

async function setOthers(turn: Turn, open: OpenVisit, count: number): Promise<void> {
  if (!turn.person || count === open.companions) return
  await setCompanions(turn.store, turn.person.id, count)
  await arrivalChanged(turn, open, turn.person, 1 + count)
}

/** The holder's open visit, if it is the one that was asked about. */
async function ownVisit(turn: Turn, visitId: string): Promise<OpenVisit | undefined> {
  const open = turn.person && (await openVisitOf(turn.store, turn.person.id))
  if (open && String(open.visitId) === visitId) return open
  say(turn, { text: text('checkIn.over') })
  return undefined
}

/** Somebody who is not recorded, and why. */
type Lacking = { readonly kin: Kin; readonly why: 'lacksYes' | 'lacksDeclaration' }

/** Who did not come in: some because they lack something, some because they are there already. */
type NotBrought = { readonly lacking: readonly Lacking[]; readonly there: readonly Kin[] }

/**
 * Each who is chosen gets a visit of their own, at the gate and time of the holder's; whoever has not agreed, or lacks the
 * declaration that the venue asks for, is named with a way to mend it. Whoever is there already is left as they are.
 */
async function bringAlong(turn: Turn, open: OpenVisit, chosen: readonly number[]): Promise<void> {
  const gate = await gateById(turn.store, open.gateId)
  if (!gate) return
  const members = await membersOf(turn)
  const lacking: Lacking[] = []
  const there: Kin[] = []
  const came: Person[] = []
  for (const kin of kinOf(members)) {
    const member = members.find(({ id }) => id === kin.person)
    if (!member || !chosen.includes(kin.person)) continue
    if ((await openAt(turn, kin.person, open.startedAt))?.venueId === open.venueId) {
      there.push(kin)
      continue
    }
    const why = await whyNot(turn, gate, open, kin)
    if (why) lacking.push({ kin, why })
    else if (await comesAlong(turn, member, gate, open)) came.push(member)
  }
  for (const person of came) await passed(turn, { gate, person, way: 'in', people: 1, at: open.startedAt })
  await sayAlong(turn, open, { lacking, there })
}

async function whyNot(
  turn: Turn,
  gate: GateOfVenue,
  { startedAt }: OpenVisit,
  { person }: Kin,
): Promise<Lacking['why'] | undefined> {
  if (!(await hasConsent(turn, 'visits', person))) return 'lacksYes'
  const needed = gate.needsDeclaration ? await templateNeededAt(turn, gate) : undefined
  if (!needed) return undefined
  const isValid = (at: Date) => hasValidDeclaration(turn.store, person, [needed.name], at)
  return (await isValid(turn.at)) || (await isValid(startedAt)) ? undefined : 'lacksDeclaration'
}

/** Whether somebody came in now who was not there. Where nobody can come in any more, nobody does. */
async function comesAlong(
  turn: Turn,
  member: Person,
  gate: GateOfVenue,
  { startedAt, venueId }: OpenVisit,
): Promise<boolean> {
  const open = await openAt(turn, member.id, startedAt)
  if (open?.venueId === venueId || whyShut(gate)) return false
  // Whoever has no number of their own is reached by the holder's.
  const phone = member.profile.phone ?? turn.person?.profile.phone
  const visitor = phone === undefined ? member : await updateMember(turn, member, { phone })
  await comeIn(
    turn,
    visitor,
    {
      personId: member.id,
      venueId,
      gateId: gate.gateId,
      startedAt,
      endsAt: usualEnd(gate.venueType, startedAt),
      recordedBy: 'family',
      legalBasis: 'consent',
    },
    open,
  )
  return true
}

async function sayAlong(turn: Turn, open: OpenVisit, { lacking, there }: NotBrought): Promise<void> {
  const company = await cameAlong(turn, open)
  const venue = open.venueName
  const now = turn.person && (await openVisitOf(turn.store, turn.person.id))
  const others = now?.companions ?? 0
  const before = there.filter((kin) => !company.some(({ person }) => person === kin.person))
  const recorded: Text[] = [
    ...(company.length > 0 ? [text('family.along.kept', { venue, names: namesOf(company) })] : []),
    ...(others > 0
      ? [company.length > 0 ? text('family.along.othersKept', { count: others }) : othersAlone(others, venue)]
      : []),
    ...(before.length > 0 ? [text('family.along.there', { venue, names: namesOf(before) })] : []),
  ]
  const not = (['lacksYes', 'lacksDeclaration'] as const).flatMap((why) => {
    const people = lacking.filter((one) => one.why === why).map(({ kin }) => kin)
    return people.length > 0 ? [text(`family.along.${why}`, { names: namesOf(people) })] : []
  })
  const said = [...recorded, ...not]
  say(turn, {
    text: said.length > 0 ? lines(...said) : text('family.along.alone', { venue }),
    buttons: [...lacking.map((one) => [mendButton(open, one)]), [outButton(open.visitId)]],
  })
}

function othersAlone(count: number, venue: string): Text {
  return text('checkIn.companionsKept', { count, venue })
}

function mendButton({ visitId }: OpenVisit, { kin, why }: Lacking): Button<Text> {
  if (why === 'lacksYes')
    return {
      label: text('family.along.agree', { name: kin.name }),
      press: `alongYes:${visitId}.${kin.person}`,
    }
  return { label: text('family.along.declare', { name: kin.name }), press: `memberDeclare:${kin.person}` }
}

/** [Đồng ý ghi lượt cho …]: the holder says it for them, and they are recorded with the others. */
export async function pressAlongYes(turn: Turn, argument: string): Promise<void> {
  const [visitId = '', id = ''] = argument.split('.')
  await lockHousehold(turn)
  const member = await memberNumbered(turn, id)
  if (!member) return say(turn, { text: text('family.gone') })
  const open = await ownVisit(turn, visitId)
  if (!open) return
  await recordYesFor(turn, 'visits', member.id)
  const company = await cameAlong(turn, open)
  await bringAlong(turn, open, [...company.map(({ person }) => person), member.id])
}
