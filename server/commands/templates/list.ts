import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { USUAL_TEMPLATE } from '../../../bot/templates/directory.ts'
import { type TemplateUse, templateUses } from '../../../db/templateUses.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { unitLabel } from '../units/named.ts'
import { knownTemplates } from './known.ts'

/** Shows every declaration that is known, and where it is in force since when. */
export const listCommand: Command = {
  words: 'templates list',
  noted: 'looks only',
  does: 'liệt kê các tờ khai và nơi đang dùng',
  async run(operator) {
    const units = await operator.units()
    const uses = await templateUses(await operator.database(), units.edition)
    const isChosen = uses.some(({ unitCode }) => unitCode === units.root.code)
    const templates = knownTemplates(operator)
    const where = (name: string): string[] => [
      ...(name === USUAL_TEMPLATE && !isChosen ? [`${label(units.root.code)}, mặc định`] : []),
      ...uses.filter(({ stands, template }) => stands && template === name).map(since),
    ]
    const label = (unitCode: string) => unitLabel(units, { edition: units.edition, unitCode })
    const since = (use: TemplateUse) =>
      `${label(use.unitCode)}, từ ${dateAndTime(use.since, operator.environment.CITY_TIME_ZONE)}`
    const rows = templates.all.flatMap(({ name, title }) => rowsOf(name, title.own?.vi ?? name, where(name)))
    const lost = new Set(uses.flatMap(({ stands, template }) => (stands ? [template] : [])))
    for (const { name } of templates.all) lost.delete(name)
    const without = [...lost].flatMap((name) => rowsOf(name, '(không còn tệp)', where(name)))
    return { lines: columns([['TÊN', 'TỜ KHAI', 'ĐANG DÙNG Ở'], ...rows, ...without]) }
  },
}

function rowsOf(name: string, title: string, [first = 'chưa dùng', ...more]: readonly string[]): string[][] {
  return [[name, title, first], ...more.map((unit) => ['', '', unit])]
}
