import { environmentExample, settingsTable } from '../env/documentation.ts'
import type { Command } from './command.ts'

/** Prints what README and .env.example say of the settings, made from the one schema. */
export const settingsCommand: Command = {
  words: 'settings',
  noted: 'looks only',
  options: { example: 'switch' },
  does: 'in bảng cấu hình của README, hoặc tệp .env.example',
  async run(_operator, given) {
    return { lines: [given.optional('example') ? environmentExample() : settingsTable()] }
  },
}
