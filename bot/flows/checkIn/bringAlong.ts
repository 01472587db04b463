import { hasValidDeclaration } from '../../../db/declarations.ts'
import { type GateOfVenue, gateById } from '../../../db/venues.ts'
import { type OpenVisit, openVisitOf } from '../../../db/visits.ts'
import { type Kin, kinOf } from '../../core/family.ts'
import type { Button } from '../../core/outgoing.ts'
import type { Person } from '../../core/person.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn, updateMember } from '../../core/turn.ts'
import { hasConsent } from '../consent/ask.ts'
import { templateNeededAt } from '../declare/inForce.ts'
import { membersOf, namesOf } from '../family/members.ts'
import { gateInSentence } from '../gateName.ts'
import { passed } from '../live/passed.ts'
import { outButton } from './answers.ts'
import { awaitAlong } from './awaited.ts'
import { comeIn, openAt } from './comeIn.ts'
import { whyShut } from './shut.ts'
import { cameAlong } from './together.ts'

/** Somebody who is not recorded, and why. */
type Lacking = { readonly kin: Kin; readonly why: 'lacksYes' | 'lacksDeclaration' }

/**
 * Each who is chosen gets a visit of their own, at the gate and time of the holder's; whoever has not agreed, or lacks the
 * declaration that the venue asks for, is named with a way to mend it, and waited for. Whoever is there already is left as
 * they are. In the middle of something else it is only said who was recorded.
 */
export async function bringAlong(
  turn: Turn,
  open: OpenVisit,
  chosen: readonly number[],
  { isMidway = false } = {},
): Promise<void> {
  const gate = await gateById(turn.store, open.gateId)
  if (!gate) return
  const members = await membersOf(turn)
  const lacking: Lacking[] = []
  const came: Person[] = []
  let shut: Text[] = []
  for (const kin of kinOf(members)) {
    const member = members.find(({ id }) => id === kin.person)
    if (!member || !chosen.includes(kin.person)) continue
    const why = await whyNot(turn, gate, kin.person, [turn.at, open.startedAt])
    const coming = why ? undefined : await comesAlong(turn, member, gate, open)
    if (why) lacking.push({ kin, why })
    else if (coming === 'came') came.push(member)
    else if (coming === 'shut') shut = shutText(gate)
  }
  awaitAlong(
    turn,
    open,
    lacking.map(({ kin }) => kin.person),
  )
  for (const person of came) await passed(turn, { gate, person, way: 'in', people: 1, at: open.startedAt })
  const said = [...(await recordedAlong(turn, open)), ...shut]
  if (!isMidway) sayAlong(turn, open, said, lacking)
  else if (said.length > 0) say(turn, { text: lines(...said) })
}

function shutText(gate: GateOfVenue): Text[] {
  const shut = whyShut(gate)
  const where = { venue: gate.venueName, gate: gateInSentence(gate.gateName) }
  return shut ? [text(`checkIn.shut.${shut}`, where)] : []
}

/** What somebody lacks who came to a gate; a declaration that is valid at one of these moments is enough. */
export async function whyNot(
  turn: Turn,
  gate: GateOfVenue,
  person: number,
  moments: readonly Date[],
): Promise<Lacking['why'] | undefined> {
  if (!(await hasConsent(turn, 'visits', person))) return 'lacksYes'
  const needed = gate.needsDeclaration ? await templateNeededAt(turn, gate) : undefined
  if (!needed) return undefined
  for (const at of moments)
    if (await hasValidDeclaration(turn.store, person, [needed.name], at)) return undefined
  return 'lacksDeclaration'
}

/** Lets somebody come in who is not there. Where nobody can come in any more, nobody does. */
async function comesAlong(
  turn: Turn,
  member: Person,
  gate: GateOfVenue,
  { startedAt, venueId, endsAt }: OpenVisit,
): Promise<'came' | 'wasThere' | 'shut'> {
  const open = await openAt(turn, member.id, startedAt)
  if (open?.venueId === venueId) return 'wasThere'
  if (whyShut(gate)) return 'shut'
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
      endsAt,
      recordedBy: 'family',
      legalBasis: 'consent',
    },
    open,
  )
  return 'came'
}

function sayAlong(turn: Turn, open: OpenVisit, first: readonly Text[], lacking: readonly Lacking[]): void {
  const not = (['lacksYes', 'lacksDeclaration'] as const).flatMap((why) => {
    const people = lacking.filter((one) => one.why === why).map(({ kin }) => kin)
    return people.length > 0 ? [text(`family.along.${why}`, { names: namesOf(people) })] : []
  })
  const said = [...first, ...not]
  say(turn, {
    text: said.length > 0 ? lines(...said) : text('family.along.alone', { venue: open.venueName }),
    buttons: [...lacking.map((one) => [mendButton(open, one)]), [outButton(open.visitId)]],
  })
}

/** Everybody who is recorded with the holder by now. */
async function recordedAlong(turn: Turn, open: OpenVisit): Promise<Text[]> {
  const company = await cameAlong(turn, open)
  const venue = open.venueName
  const now = turn.person && (await openVisitOf(turn.store, turn.person.id))
  const others = now?.companions ?? 0
  return [
    ...(company.length > 0 ? [text('family.along.kept', { venue, names: namesOf(company) })] : []),
    ...(others > 0
      ? [company.length > 0 ? text('family.along.othersKept', { count: others }) : othersAlone(others, venue)]
      : []),
  ]
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
