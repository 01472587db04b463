import { type OpenVisit, openVisitOf, setCompanions } from '../../../db/visits.ts'
import type { Kin } from '../../core/family.ts'
import type { Answers } from '../../core/form/form.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { recordYesFor } from '../family/consent.ts'
import { memberNumbered } from '../family/members.ts'
import { chosenAmong, whoForm } from '../family/whoForm.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { arrivalChanged } from '../live/passed.ts'
import { awaitedAt, dropAwaited } from './awaited.ts'
import { bringAlong } from './bringAlong.ts'
import { cameAlong, lockHousehold, undoAlong } from './together.ts'

/** Companions besides the family that can be chosen by a button; a larger group is typed by the venue's staff. */
const OTHERS = [1, 2, 3, 4, 5, 6]
/** The choices that are nobody of the family: as many others as were said before, and another number of them. */
const [AS_BEFORE, COUNTED] = ['asBefore', 'others']

/**
 * [Đi cùng] of who carries a family: who of them is there, and how many others. Pressed again it begins with what was said
 * before: whoever came along, or is waited for, and the others.
 */
export async function askWhoIsAlong(turn: Turn, open: OpenVisit, among: readonly Kin[]): Promise<void> {
  turn.session = { ...turn.session, alongAt: open.visitId }
  const company = (await cameAlong(turn, open)).map(({ person }) => person)
  const people = [...company, ...awaitedAt(turn, open.visitId)].map(String)
  const ticked = open.companions > 0 ? [...people, AS_BEFORE] : people
  await openForm(turn, whoIsAlong(among, open.companions), {}, { ticked })
}

/** `others` is how many others had been said to be there. */
export function whoIsAlong(among: readonly Kin[], others: number): FormEnd {
  const before = { name: AS_BEFORE, label: text('family.along.othersBefore', { count: others }) }
  const counted = {
    name: COUNTED,
    label: text(others > 0 ? 'family.along.othersAnew' : 'family.along.others'),
  }
  return {
    form: whoForm('familyAlong', among, {
      ask: text('family.along.who'),
      none: text('family.along.none'),
      all: text('family.all'),
      besides: others > 0 ? [before, counted] : [counted],
      after: [
        {
          name: 'howMany',
          kind: 'choice',
          ask: 'family.along.howMany',
          label: 'family.label.howMany',
          when: { question: 'who', has: COUNTED },
          choices: OTHERS.map((count) => ({
            name: String(count),
            label: text('checkIn.companionCount', { count }),
          })),
        },
      ],
    }),
    among,
    ...(others > 0 && { others }),
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
  await setOthers(turn, open, othersIn(answers, open.companions))
  dropAwaited(turn)
  await bringAlong(turn, open, chosen)
}

/** How many others are there; a number that is said anew is of all of them. */
function othersIn({ who, howMany }: Answers, before: number): number {
  if (howMany !== undefined) return Number(howMany)
  return Array.isArray(who) && who.includes(AS_BEFORE) ? before : 0
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

/** [Đồng ý ghi lượt cho …]: the holder says it for them, and they are recorded with the others. */
export async function pressAlongYes(turn: Turn, argument: string): Promise<void> {
  const [visitId = '', id = ''] = argument.split('.')
  await lockHousehold(turn)
  const member = await memberNumbered(turn, id)
  if (!member) return say(turn, { text: text('family.gone') })
  const open = await ownVisit(turn, visitId)
  if (!open) return
  await recordYesFor(turn, 'visits', member.id)
  await bringAlong(turn, open, [...awaitedAt(turn, open.visitId), member.id])
}
