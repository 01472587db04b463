import type { RoundReport } from '../../../db/rounds.ts'
import type { City } from '../../core/city.ts'
import { cityDay } from '../../core/cityTime.ts'
import { render, type Text, text } from '../../core/text.ts'
import { fullName, nameInSentence, type Unit, type UnitDirectory } from '../../core/units.ts'
import type { OfficialReport } from '../../draw/official/report.ts'
import { calledAlone, type RoundTree } from './tree.ts'

type Head = Pick<
  OfficialReport,
  'above' | 'issuer' | 'number' | 'placeAndDay' | 'madeOn' | 'addressed' | 'recipients' | 'signature'
>

/** Official papers are in Vietnamese, whatever language a group speaks. */
export function inVietnamese(shown: Text): string {
  return render('vi', shown)
}

/**
 * Who issues a report, to whom, and who signs. What the city configured is the city's own; a unit below it has the committee of
 * its name and reports to the one above it.
 */
export function paperHead(city: City, { round }: RoundTree, report: RoundReport, now: Date): Head {
  const directory = round.edition === city.edition ? city.units : city.formerUnits.get(round.edition)
  const unit = directory?.byCode(report.unitCode)
  const day = cityDay(now, city.timeZone)
  const place = unit?.parentCode === null ? city.name : report.name
  const [year = '', month = '', date = ''] = day.split('-')
  const dated = {
    madeOn: day,
    placeAndDay: inVietnamese(text('round.paper.placeAndDay', { place, date, month, year })),
  }
  if (unit && unit.parentCode === null) {
    const { above, issuer, symbol, recipients, signature } = city.report
    const named = above === undefined ? {} : { above }
    return {
      ...dated,
      ...named,
      issuer,
      number: numberOf(symbol),
      addressed: above === undefined ? [] : [above],
      recipients,
      signature,
    }
  }
  const above = aboveOf(city, directory, unit)
  return {
    ...dated,
    above,
    issuer: report.isBody || !unit ? calledAlone(report) : committeeOf(unit),
    number: numberOf(inVietnamese(text(report.isBody ? 'round.paper.bodySymbol' : 'round.paper.symbol'))),
    addressed: [above],
    recipients: [inVietnamese(text('round.paper.asAbove')), inVietnamese(text('round.paper.archive'))],
    signature: report.isBody
      ? [inVietnamese(text('round.paper.headOfBody'))]
      : [inVietnamese(text('round.paper.forCommittee')), inVietnamese(text('round.paper.chair'))],
  }
}

/** The body above: the city by its configured name, else the committee of the unit, or the department itself. */
function aboveOf(city: City, directory: UnitDirectory | undefined, unit: Unit | undefined): string {
  const above = unit?.parentCode ? directory?.byCode(unit.parentCode) : undefined
  if (!above || above.parentCode === null) return city.report.issuer
  return committeeOf(above)
}

function committeeOf(unit: Unit): string {
  const isBody = 'kind' in unit && unit.kind === 'body'
  return isBody ? fullName(unit) : inVietnamese(text('round.paper.committee', { unit: nameInSentence(unit) }))
}

/** As wide as a number of three digits, written by hand. */
const NUMBER_ROOM = ' '.repeat(8)

/** Room is left for the number, which is given when the paper is signed. */
function numberOf(symbol: string): string {
  return inVietnamese(text('round.paper.number', { room: NUMBER_ROOM, symbol }))
}
