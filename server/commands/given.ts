import { parseArgs } from 'node:util'
import type { Command, Given } from './command.ts'

/** What was written after a command's words, or what is wrong with it. */
export function readGiven(command: Command, written: readonly string[]): Given | { readonly wrong: string } {
  const parsed = parsedBy(command, written)
  if ('wrong' in parsed) return parsed
  const { positionals, values } = parsed
  const { parameters = [], options = {} } = command
  const takesMore = /…\]?$/.test(parameters.at(-1) ?? '')
  const missing = parameters[positionals.length]
  if (missing !== undefined && !missing.startsWith('[')) return { wrong: `Thiếu ${missing}.` }
  if (!takesMore && positionals.length > parameters.length)
    return { wrong: `Thừa "${positionals[parameters.length]}".` }
  for (const [name, option] of Object.entries(options))
    if (option !== 'switch' && option.needed && !values[name])
      return { wrong: `Thiếu --${name} ${option.placeholder}.` }
  return givenFrom(parameters, positionals, values)
}

type Parsed = { readonly positionals: readonly string[]; readonly values: Readonly<Record<string, unknown>> }

function parsedBy(
  { options = {} }: Command,
  written: readonly string[],
): Parsed | { readonly wrong: string } {
  const known = Object.entries(options).map(
    ([name, option]) => [name, { type: option === 'switch' ? 'boolean' : 'string' }] as const,
  )
  try {
    return parseArgs({ args: [...written], options: Object.fromEntries(known), allowPositionals: true })
  } catch (error) {
    const option = /'(-[^\s'<]+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return { wrong: option ? `Tuỳ chọn ${option} không dùng được như vậy.` : 'Không hiểu các tuỳ chọn.' }
  }
}

function givenFrom(
  parameters: readonly string[],
  positionals: readonly string[],
  values: Parsed['values'],
): Given {
  const named = new Map<string, unknown>([
    ...Object.entries(values),
    ...parameters.map((name, index) => [name, positionals[index]] as const),
  ])
  const optional = (name: string) => {
    const value = named.get(name)
    return value === undefined || value === false ? undefined : String(value)
  }
  return {
    optional,
    value(name) {
      const value = optional(name)
      if (value === undefined) throw new Error(`the command declares no ${name}`)
      return value
    },
    list: positionals.slice(Math.max(0, parameters.length - 1)),
  }
}
