import {
  appointmentsOf,
  bindGroup,
  findInvitation,
  unitOfGroup,
  useInvitation,
} from '../../../db/officials.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { readCode } from '../../qr/code.ts'
import type { Flow } from '../flow.ts'
import { unitName } from '../unitName.ts'
import { figuresText, today } from './figures.ts'

/** What a group of officials can do: be bound to its unit, and ask for figures. */
export const groupFlow: Flow = {
  commands: [
    { words: 'command.bindGroup', where: 'group', takesMore: true, run: bind },
    {
      words: 'command.bindGroup',
      where: 'private',
      run: async (turn) => say(turn, { text: text('group.onlyInGroup') }),
    },
    { words: 'command.figures', where: 'group', takesMore: true, run: showFigures },
    {
      words: 'command.figures',
      where: 'private',
      run: async (turn) => say(turn, { text: text('group.onlyInGroup') }),
    },
  ],
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

/** /solieu: today's figures of the group's unit, or of a unit below it that was named. */
async function showFigures(turn: Turn, named: string): Promise<void> {
  const own = await unitOfGroup(turn.store, turn.chat.id)
  if (!own) return say(turn, { text: text('group.notBound') })
  const unitCode = named ? unitBelow(turn, own.unitCode, named) : own.unitCode
  if (!unitCode) return say(turn, { text: text('group.unitUnknown', { unit: unitName(turn.city, own) }) })
  const unit = { edition: own.edition, unitCode }
  say(turn, { text: await figuresText(turn.store, turn.city, unit, today(turn.city, turn.now), turn.now) })
}

/** A unit that was named, if it is the group's own or lies below it. */
function unitBelow(turn: Turn, top: string, named: string): string | undefined {
  const found = turn.city.units.search(named).map((match) => match.unit)
  return found.find((unit) => turn.city.units.path(unit).some((above) => above.code === top))?.code
}
