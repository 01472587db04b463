import type { Template } from '../../../../bot/templates/template.ts'
import { switchOff, switchOn } from '../../../../db/templateUses.ts'
import { EDITION, HAI_PHONG, NGO_QUYEN } from '../city.ts'
import type { World } from '../world.ts'
import type { Deeds } from './deed.ts'

const UNITS: Readonly<Record<string, string>> = {
  'thành phố': HAI_PHONG,
  phường: NGO_QUYEN,
  'Lê Chân': '11383',
}

const useOf = (unit: string, template: string) => ({
  edition: EDITION,
  unitCode: UNITS[unit] ?? unit,
  template,
})

/** The folder of declarations without one of them, as after the server was started anew. */
function fileIsGone(world: World, name: string): void {
  const all = world.city.templates.all.filter((template) => template.name !== name)
  world.city = {
    ...world.city,
    templates: { all, byName: (wanted): Template | undefined => all.find((one) => one.name === wanted) },
  }
}

/** What the operator does with declarations. */
export const TEMPLATE_DEEDS: Deeds = [
  [
    /^(thành phố|phường|Lê Chân) dùng tờ khai (\w+)$/u,
    ({ database, now }, unit, name) => switchOn(database, useOf(unit, name), now),
  ],
  [
    /^(thành phố|phường|Lê Chân) thôi dùng tờ khai (\w+)$/u,
    ({ database, now }, unit, name) => switchOff(database, useOf(unit, name), now),
  ],
  [/^tệp tờ khai (\w+) không còn$/u, async (world, name) => fileIsGone(world, name)],
]
