import { columns } from './columns.ts'
import type { Command, Option } from './command.ts'

const START = 'npm run admin --'

/** How one command is written: `units import FILE --edition NAME`. */
export function writtenAs({ words, parameters = [], options = {} }: Command): string {
  return [words, ...parameters, ...Object.entries(options).map(optionText)].join(' ')
}

/** All commands, each with what it does. */
export function usageLines(commands: readonly Command[]): string[] {
  const rows = commands.map((command) => [`  ${writtenAs(command)}`, command.does])
  return [`Lệnh của người vận hành: ${START} <lệnh>`, '', ...columns(rows)]
}

/** How a command should have been written. */
export function usageOf(command: Command): string {
  return `Cách viết: ${START} ${writtenAs(command)}`
}

function optionText([name, option]: readonly [string, Option]): string {
  if (option === 'switch') return `[--${name}]`
  const text = `--${name} ${option.placeholder}`
  return option.needed ? text : `[${text}]`
}
