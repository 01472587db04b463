import { figuresOfUnits, venuesWithoutVisit } from '../../../db/figures.ts'
import { type UnitKey, unitOfGroup } from '../../../db/officials.ts'
import { clock } from '../../core/cityTime.ts'
import { lines, text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { nameInSentence } from '../../core/units.ts'
import type { SummaryPeriod } from './periods.ts'
import { quiet } from './rates.ts'
import { quietPress } from './reply.ts'
import { periodAsked, readDays } from './showFigures.ts'
import { quietLine } from './summaryText.ts'
import { partsOf, unitBelow } from './unitTree.ts'

/** Names in a message: what a phone shows in two screens. */
const NAMES_SHOWN = 40

type Names = { readonly of: 'units' | 'venues'; readonly count: number; readonly names: readonly string[] }

/** [Xem đủ]: all who had no visit in a summary's days, as it is now, a part at a time. */
export async function pressQuiet(turn: Turn, argument: string): Promise<void> {
  const own = await unitOfGroup(turn.store, turn.chat.id)
  const [unitCode, first, last, from = '0'] = argument.split(':')
  const unit = own && unitBelow(turn.city, own, unitCode)
  const days = readDays(first, last)
  if (!unit || !days || !/^\d{1,6}$/.test(from)) return say(turn, { text: text('menu.staleButton') })
  const period = await periodAsked(turn, days)
  if (period) await sayNames(turn, unit, period, Number(from))
}

async function sayNames(turn: Turn, unit: UnitKey, period: SummaryPeriod, behind: number): Promise<void> {
  const { of, count, names } = await namesOf(turn, unit, period, behind)
  const time = clock(turn.now, turn.city.timeZone)
  if (names.length === 0) return say(turn, { text: text('figures.quiet.gone', { time }) })
  const to = behind + names.length
  const said = lines(
    quietLine(of, period.goesOn, { count, names: '' }),
    ...names.map((name) => words(name)),
    text('figures.quiet.part', { from: behind + 1, to, count, time }),
  )
  if (to >= count) return say(turn, { text: said })
  const next = { label: text('figures.quiet.next'), press: quietPress(unit, period, to) }
  say(turn, { text: said, buttons: [[next]], numbersHint: text('figures.quiet.sendNext') })
}

async function namesOf(
  { store, city }: Turn,
  unit: UnitKey,
  period: SummaryPeriod,
  behind: number,
): Promise<Names> {
  const parts = partsOf(city, unit)
  const codes = [unit.unitCode, ...parts.map(({ code }) => code)]
  const found = await figuresOfUnits(store, unit.edition, codes, period)
  if (parts.length === 0) {
    const figures = found.get(unit.unitCode)
    const count = figures ? figures.open - figures.active : 0
    const window = { behind, atMost: NAMES_SHOWN }
    return { of: 'venues', count, names: await venuesWithoutVisit(store, unit, period, window) }
  }
  const below = parts.flatMap((part) => {
    const figures = found.get(part.code)
    return figures ? [{ name: nameInSentence(part), figures }] : []
  })
  const names = quiet(below).map(({ name }) => name)
  return { of: 'units', count: names.length, names: names.slice(behind, behind + NAMES_SHOWN) }
}
