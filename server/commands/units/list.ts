import { showPhone } from '../../../bot/core/phone.ts'
import { fullName, type Unit, type UnitDirectory } from '../../../bot/core/units.ts'
import { editionsHeld } from '../../../db/unitRows.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'

/** Shows the tree of an edition's units with their codes and the phones of their health stations. */
export const listCommand: Command = {
  words: 'units list',
  noted: 'looks only',
  options: { edition: { placeholder: 'NAME' } },
  does: 'liệt kê đơn vị, mã và số trạm y tế',
  async run(operator, given) {
    const units = await operator.units(given.optional('edition'))
    const others = (await editionsHeld(await operator.database())).filter(
      ({ edition }) => edition !== units.edition,
    )
    return {
      lines: [
        headLine(units),
        ...columns(tree(units, units.root, '')),
        ...others.map((other) => `Còn có ấn bản ${other.edition}: ${other.units} đơn vị.`),
      ],
    }
  },
}

function headLine({ edition, all, bodiesAll }: UnitDirectory): string {
  const bodies = bodiesAll.length > 0 ? `, ${bodiesAll.length} ban ngành, đoàn thể` : ''
  return `Ấn bản ${edition}: ${all.length} đơn vị${bodies}.`
}

/** The bodies of a unit stand under it, before the units below. */
function tree(units: UnitDirectory, unit: Unit, indent: string): string[][] {
  const phone = unit.healthStationPhone ? showPhone(unit.healthStationPhone) : ''
  const below = [...units.bodies(unit.code), ...units.children(unit.code)].flatMap((child) =>
    tree(units, child, `${indent}  `),
  )
  return [[`${indent}${fullName(unit)}`, unit.code, phone], ...below]
}
