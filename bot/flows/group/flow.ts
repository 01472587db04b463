import { appointmentsOf, bindGroup, findInvitation, useInvitation } from '../../../db/officials.ts'
import { mayInOffice } from '../../core/office.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { unitsOf } from '../../core/unitsOf.ts'
import { countUse } from '../../core/uses.ts'
import { readCode } from '../../qr/code.ts'
import type { Flow } from '../flow.ts'
import { noteAct } from '../noteAct.ts'
import { sayOpenRounds } from '../round/tell.ts'
import { tooManyUnknownCodes } from '../tooMuch.ts'
import { unitName } from '../unitName.ts'
import { findVenue, pressPlace } from './findVenue.ts'
import { pressQuiet } from './quietList.ts'
import { pressFigures, showFigures } from './showFigures.ts'
import { pressLift, pressSuspend } from './suspension.ts'

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
  groupPresses: {
    figures: pressFigures,
    quiet: pressQuiet,
    place: pressPlace,
    suspend: pressSuspend,
    lift: pressLift,
  },
}

/** Binds the group to a unit: the code is the operator's and used once, the sender an official of that very unit. */
export async function bind(turn: Turn, typed: string): Promise<void> {
  const code = readCode(typed)
  if (!code) return say(turn, { text: text('group.codeMissing') })
  if (tooManyUnknownCodes(turn)) return
  const invitation = await findInvitation(turn.store, code, turn.now)
  if (invitation?.purpose !== 'group') {
    countUse(turn, 'unknownCodes')
    return say(turn, { text: text('group.codeUnknown') })
  }
  const { person } = turn
  const offices = person ? await appointmentsOf(turn.store, person.id, turn.now) : []
  const mayBind = mayInOffice(offices, 'bind a group', invitation, unitsOf(turn.city, invitation.edition))
  if (!person || !mayBind) return say(turn, { text: text('group.notAppointed') })
  if (!(await useInvitation(turn.store, code, turn.now)))
    return say(turn, { text: text('group.codeUnknown') })
  await bindGroup(
    turn.store,
    turn.chat.id,
    { edition: invitation.edition, unitCode: invitation.unitCode },
    person.id,
  )
  const { edition, unitCode } = invitation
  await noteAct(turn, 'group bound', { unit: { edition, unitCode } })
  say(turn, {
    text: text('group.bound', { unit: unitName(turn.city, invitation), hour: turn.city.summaryHour }),
  })
  await sayOpenRounds(turn, { edition: invitation.edition, unitCode: invitation.unitCode })
}
