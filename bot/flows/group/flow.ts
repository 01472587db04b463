import {
  appointmentsOf,
  bindGroup,
  findInvitation,
  type UnitKey,
  unitOfGroup,
  useInvitation,
} from '../../../db/officials.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { fullName, type Unit } from '../../core/units.ts'
import { unitsOf } from '../../core/unitsOf.ts'
import { readCode } from '../../qr/code.ts'
import type { Flow } from '../flow.ts'
import { unitName } from '../unitName.ts'
import { figuresText, today } from './figures.ts'
import { findVenue, pressPlace } from './findVenue.ts'
import { pressLift, pressSuspend } from './suspension.ts'

/** Units of one name that are offered to choose from. */
const CHOICES_SHOWN = 6

/** What a group of officials can do: be bound to its unit, and ask for figures. */
export const groupFlow: Flow = {
  commands: [
    { words: 'command.bindGroup', where: 'group', takesMore: true, run: bind },
    {
      words: 'command.bindGroup',
      where: 'private',
      run: async (turn) => say(turn, { text: text('group.onlyInGroup') }),
    },
    // Not without a slash: people in a group speak of places.
    { words: 'command.venues', where: 'group', run: findVenue },
    { words: 'command.figures', where: 'group', takesMore: true, run: showFigures },
    {
      words: 'command.figures',
      where: 'private',
      run: async (turn) => say(turn, { text: text('group.onlyInGroup') }),
    },
  ],
  groupPresses: { figures: pressFigures, place: pressPlace, suspend: pressSuspend, lift: pressLift },
}

/** Binds the group to a unit: the code is the operator's and used once, the sender an official of that very unit. */
export async function bind(turn: Turn, typed: string): Promise<void> {
  const code = readCode(typed)
  if (!code) return say(turn, { text: text('group.codeMissing') })
  const invitation = await findInvitation(turn.store, code, turn.now)
  if (invitation?.purpose !== 'group') return say(turn, { text: text('group.codeUnknown') })
  const { person } = turn
  const units = person ? await appointmentsOf(turn.store, person.id, turn.now) : []
  const appointed = units.some(
    (unit) => unit.edition === invitation.edition && unit.unitCode === invitation.unitCode,
  )
  if (!person || !appointed) return say(turn, { text: text('group.notAppointed') })
  if (!(await useInvitation(turn.store, code, turn.now)))
    return say(turn, { text: text('group.codeUnknown') })
  await bindGroup(
    turn.store,
    turn.chat.id,
    { edition: invitation.edition, unitCode: invitation.unitCode },
    person.id,
  )
  say(turn, {
    text: text('group.bound', { unit: unitName(turn.city, invitation), hour: turn.city.summaryHour }),
  })
}

/** /solieu: today's figures of the group's unit, or of a unit below it that was named. Look-alikes are asked about. */
async function showFigures(turn: Turn, named: string): Promise<void> {
  const own = await unitOfGroup(turn.store, turn.chat.id)
  if (!own) return say(turn, { text: text('group.notBound') })
  if (!named) return sayFigures(turn, own)
  const [only, ...others] = unitsBelow(turn, own, named)
  if (!only) return say(turn, { text: text('group.unitUnknown', { unit: unitName(turn.city, own) }) })
  if (others.length === 0) return sayFigures(turn, { edition: own.edition, unitCode: only.code })
  say(turn, {
    text: text('group.whichUnit'),
    numbersHint: text('group.sendUnitNumber'),
    buttons: [only, ...others]
      .slice(0, CHOICES_SHOWN)
      .map((unit) => [
        { label: text('plain.words', { words: fullName(unit) }), press: `figures:${unit.code}` },
      ]),
  })
}

/** A unit that was chosen of several; it must still lie below the group's own. */
async function pressFigures(turn: Turn, unitCode: string): Promise<void> {
  const own = await unitOfGroup(turn.store, turn.chat.id)
  const units = own && unitsOf(turn.city, own.edition)
  const unit = units?.byCode(unitCode)
  if (!own || !unit || !units?.liesBelow(unit, own.unitCode))
    return say(turn, { text: text('menu.staleButton') })
  await sayFigures(turn, { edition: own.edition, unitCode })
}

async function sayFigures(turn: Turn, unit: UnitKey): Promise<void> {
  say(turn, { text: await figuresText(turn.store, turn.city, unit, today(turn.city, turn.now), turn.now) })
}

/** The units of that name at or below the group's; several only when they fit the name equally well. */
function unitsBelow({ city }: Turn, own: UnitKey, named: string): Unit[] {
  const units = unitsOf(city, own.edition)
  const found = units?.search(named, (unit) => units.liesBelow(unit, own.unitCode)) ?? []
  return found.filter((match) => match.closeness === found[0]?.closeness).map((match) => match.unit)
}
