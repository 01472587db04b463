import type { Command, Option } from './command.ts'

const START = 'npm run admin --'
/** Characters of a command beside which what it does still fits a terminal; a longer one has a line of its own. */
const WIDEST = 42
const GAP = '  '

/** How one command is written: `units import FILE --edition NAME`. */
export function writtenAs({ words, parameters = [], options = {} }: Command): string {
  return [words, ...parameters, ...Object.entries(options).map(optionText)].join(' ')
}

/** All commands, each with what it does. */
export function usageLines(commands: readonly Command[]): string[] {
  return [`Lệnh của người vận hành: ${START} <lệnh>`, '', ...commands.flatMap(linesOf)]
}

function linesOf(command: Command): string[] {
  const written = writtenAs(command)
  const does = (beside: string) => `${GAP}${beside.padEnd(WIDEST)}${GAP}${command.does}`
  return written.length > WIDEST ? [`${GAP}${written}`, does('')] : [does(written)]
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
