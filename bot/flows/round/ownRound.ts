import { appointmentsOf, type UnitKey, unitOfGroup } from '../../../db/officials.ts'
import { type Round, type RoundReport, reportsOf, roundById } from '../../../db/rounds.ts'
import { mayInOffice, type OfficeDeed } from '../../core/office.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { unitsOf } from '../../core/unitsOf.ts'
import { unitName } from '../unitName.ts'
import { type RoundTree, treeOf } from './tree.ts'

/** A round as the group in which something is done takes part in it. */
export type OwnRound = {
  readonly own: UnitKey
  readonly round: Round
  readonly tree: RoundTree
  readonly report: RoundReport
}

/** The unit of the group; says that there is none. */
export async function ownUnit(turn: Turn): Promise<UnitKey | undefined> {
  const own = await unitOfGroup(turn.store, turn.chat.id)
  if (!own) say(turn, { text: text('group.notBound') })
  return own
}

/** A round by its number, when the group's unit takes part in it; says that it does not. */
export async function ownRound(turn: Turn, number: string | number): Promise<OwnRound | undefined> {
  const own = await ownUnit(turn)
  if (!own) return undefined
  const id = Number(number)
  const round = Number.isSafeInteger(id) ? await roundById(turn.store, id) : undefined
  const found = round?.edition === own.edition ? await withReports(turn, own, round) : undefined
  if (!found) say(turn, { text: text('round.ofOthers') })
  return found
}

/** A round with the group's own report; nothing where it has none in it. */
export async function withReports(
  { store }: Pick<Turn, 'store'>,
  own: UnitKey,
  round: Round,
): Promise<OwnRound | undefined> {
  const tree = treeOf(round, await reportsOf(store, round))
  const report = tree.byCode.get(own.unitCode)
  return report && { own, round, tree, report }
}

/** Whether the unit opened the round. */
export function isOpener({ own, round }: Pick<OwnRound, 'own' | 'round'>): boolean {
  return own.unitCode === round.unitCode
}

/** Who acts, when they are an official of that very unit who may do it now; says that they are not. */
export async function officialHere(turn: Turn, own: UnitKey, deed: OfficeDeed): Promise<number | undefined> {
  const { person } = turn
  const appointments = person ? await appointmentsOf(turn.store, person.id, turn.now) : []
  if (person && mayInOffice(appointments, deed, own, unitsOf(turn.city, own.edition))) return person.id
  say(turn, { text: text('round.notOfficial', { unit: unitName(turn.city, own) }) })
  return undefined
}
