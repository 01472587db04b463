import type { City } from '../../../bot/core/city.ts'
import { fullName, type Unit } from '../../../bot/core/units.ts'
import { templatesInForce } from '../../../bot/flows/declare/inForce.ts'
import { USUAL_TEMPLATE } from '../../../bot/templates/directory.ts'
import type { Database, Store } from '../../../db/connect.ts'
import { type NamedUse, switchOff, switchOn, templateUses } from '../../../db/templateUses.ts'
import type { Answer, Command, Given } from '../command.ts'
import type { Operator } from '../operator.ts'
import { unitOf } from '../units/named.ts'
import { knownTemplates } from './known.ts'

const PARAMETERS: Pick<Command, 'parameters' | 'options'> = {
  parameters: ['NAME'],
  options: { unit: { placeholder: 'CODE' } },
}

/** Switches a declaration on for the city, or for a unit and all below it that have none of their own. */
export const useCommand: Command = {
  ...PARAMETERS,
  words: 'templates use',
  noted: 'together',
  does: 'bắt đầu dùng một tờ khai, ở cả thành phố hoặc một đơn vị',
  async run(operator, given) {
    const { use, unit, database } = await named(operator, given)
    const templates = knownTemplates(operator)
    if (!templates.byName(use.template)) {
      const names = templates.all.map(({ name }) => name).join(', ')
      return { problems: [`Không có tờ khai ${use.template}. Có: ${names}.`, whereLooked(operator)] }
    }
    const isNew = await database.transaction(async (store) => {
      await writeDownUsual(store, use, unit, operator.now)
      return switchOn(store, use, operator.now)
    })
    if (!isNew)
      return { nothingDone: true, lines: [`Tờ khai ${use.template} đang dùng ở ${fullName(unit)} rồi.`] }
    const reread = operator.environment.TEMPLATES_DIR === undefined ? [] : [RESTART]
    return standing(operator, database, unit, [
      `Đã bắt đầu dùng ${use.template} ở ${fullName(unit)}, ngay từ bây giờ.`,
      ...reread,
    ])
  },
}

/** The command reads its own environment: the server's may name another folder. */
function whereLooked({ environment: { TEMPLATES_DIR: folder } }: Operator): string {
  return folder === undefined
    ? 'Tờ khai riêng của thành phố: đặt TEMPLATES_DIR như của máy chủ rồi chạy lại lệnh này.'
    : `Đã tìm cả trong TEMPLATES_DIR: ${folder}`
}

const RESTART = 'Nếu tệp vừa thêm hoặc vừa sửa trong TEMPLATES_DIR: khởi động lại máy chủ để đọc tệp.'

/** Stops a declaration where it was switched on. */
export const stopCommand: Command = {
  ...PARAMETERS,
  words: 'templates stop',
  noted: 'together',
  does: 'thôi dùng một tờ khai ở cả thành phố hoặc một đơn vị',
  async run(operator, given) {
    const { use, unit, database } = await named(operator, given)
    const isOff = await database.transaction(async (store) => {
      await writeDownUsual(store, use, unit, operator.now)
      return switchOff(store, use, operator.now)
    })
    if (!isOff)
      return {
        problems: [
          `${fullName(unit)} không dùng riêng tờ khai ${use.template}: xem npm run admin -- templates list.`,
        ],
      }
    return standing(operator, database, unit, [`Đã thôi dùng ${use.template} ở ${fullName(unit)}.`])
  },
}

type Named = { readonly use: NamedUse; readonly unit: Unit; readonly database: Database }

async function named(operator: Operator, given: Given): Promise<Named> {
  const units = await operator.units()
  const code = given.optional('unit')
  const unit = code === undefined ? units.root : unitOf(units, code)
  const use = { edition: units.edition, unitCode: unit.code, template: given.value('NAME') }
  return { use, unit, database: await operator.database() }
}

/**
 * A city for which nobody has chosen has the usual declaration. With the first choice for the whole city that becomes a row
 * like any other: what is added stands beside it, and it can be stopped.
 */
async function writeDownUsual(store: Store, use: NamedUse, unit: Unit, now: Date): Promise<void> {
  if (unit.parentCode !== null) return
  const uses = await templateUses(store, use.edition)
  if (uses.some(({ unitCode }) => unitCode === unit.code)) return
  await switchOn(store, { ...use, template: USUAL_TEMPLATE }, now)
}

/** What was done, and what is in force in the unit now. */
async function standing(
  operator: Operator,
  store: Database,
  unit: Unit,
  done: readonly string[],
): Promise<Answer> {
  const units = await operator.units()
  const city = { edition: units.edition, units, templates: knownTemplates(operator) }
  const names = (await templatesInForce({ store, city }, unit.code)).map(({ name }) => name)
  const now =
    names.length === 0
      ? `${fullName(unit)} nay không yêu cầu tờ khai nào.`
      : `${fullName(unit)} nay dùng: ${names.join(', ')}.`
  const about = { unit: { edition: unit.edition, unitCode: unit.code } }
  return { about, lines: [...done, now, ...(await insteadOf(city, store, unit, names))] }
}

/** A unit's own set stands instead of the one above: said, so that nobody takes a form away without knowing. */
async function insteadOf(
  city: Pick<City, 'edition' | 'units' | 'templates'>,
  store: Database,
  unit: Unit,
  names: readonly string[],
): Promise<string[]> {
  if (unit.parentCode === null || names.length === 0) return []
  const above = (await templatesInForce({ store, city }, unit.parentCode)).map(({ name }) => name)
  const without = above.filter((name) => !names.includes(name))
  return without.map(
    (name) =>
      `Không dùng ở đó: ${name}, của cấp trên. Muốn cả hai: npm run admin -- templates use ${name} --unit ${unit.code}`,
  )
}
