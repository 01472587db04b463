import { addEntry, type EntryKind, incidentsNow } from '../../../db/incidents.ts'
import { watchIncidents } from '../../workers/incidentAlarms.ts'
import type { Answer, Command, Given } from '../command.ts'
import type { Operator } from '../operator.ts'
import { incidentOf, wordsOf } from './named.ts'
import { nextStep } from './show.ts'

/** Writes down what else was learnt or done. */
export const noteCommand: Command = {
  words: 'incidents note',
  noted: 'together',
  parameters: ['ID', 'LỜI…'],
  does: 'ghi thêm vào hồ sơ sự cố: điều đã biết, đã làm',
  run: (operator, given) => add(operator, given, 'note', 'Đã ghi thêm vào'),
}

const TOLD = {
  authority: ['authority told', 'Đã ghi việc báo cơ quan chuyên trách về'],
  people: ['people told', 'Đã ghi việc báo người dân về'],
} as const

/** Writes down that the authority or the people were told: by whom, how, under which number. The first stops the clock. */
export const toldCommand: Command = {
  words: 'incidents told',
  noted: 'together',
  parameters: ['ID', 'authority|people', 'LỜI…'],
  does: 'ghi rằng đã báo cơ quan chuyên trách (authority) hoặc người dân (people)',
  async run(operator, given) {
    const whom = given.value('authority|people')
    if (whom !== 'authority' && whom !== 'people')
      return { problems: [`"${whom}" không phải authority hay people: viết ai đã được báo.`] }
    const [kind, done] = TOLD[whom]
    return add(operator, given, kind, done)
  },
}

/** Closes an incident. One of which the authority was not told is closed only when it is said that nobody can be harmed. */
export const closeCommand: Command = {
  words: 'incidents close',
  noted: 'together',
  parameters: ['ID', 'LỜI…'],
  options: { harmless: 'switch' },
  does: 'đóng một sự cố; --harmless: không thể gây hại cho ai, nên không phải báo',
  async run(operator, given) {
    const { id, authorityToldAt } = await incidentOf(operator, given)
    if (!authorityToldAt && given.optional('harmless') === undefined)
      return {
        problems: [
          `Sự cố số ${id} chưa báo cơ quan chuyên trách: ghi incidents told ${id} authority "LỜI" trước, hoặc thêm --harmless và viết rõ vì sao không ai bị hại.`,
        ],
      }
    return add(operator, given, 'closed', 'Đã đóng')
  },
}

async function add(operator: Operator, given: Given, kind: EntryKind, done: string): Promise<Answer> {
  const { id } = await incidentOf(operator, given)
  const database = await operator.database()
  await addEntry(database, id, { at: operator.now, kind, words: wordsOf(given) })
  await watchIncidents(database, operator.now)
  const [now] = await incidentsNow(database, id)
  return { lines: [`${done} sự cố số ${id}.`, ...(now ? [nextStep(now)] : [])] }
}
