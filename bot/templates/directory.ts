import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseTemplate, type Template, TemplateError } from './template.ts'

/** The declarations that are known here, by their names. */
export type TemplateDirectory = {
  readonly all: readonly Template[]
  byName(name: string): Template | undefined
}

/** The declaration that is in force where nobody has chosen another. */
export { USUAL_TEMPLATE } from '../../db/declarationCounts.ts'

/** A template's name, which is also its file's: it stands in commands, and in buttons beside other things. */
const NAME = /^[a-z][A-Za-z0-9]{0,23}$/
const SHIPPED = fileURLToPath(new URL('.', import.meta.url))

/**
 * Reads the templates that are shipped, and those of a folder of the city's own, where a file of the same name stands for
 * ours. Throws a `TemplateError` that names every problem of every file.
 */
export function loadTemplates(ownFolder?: string): TemplateDirectory {
  const folders = [SHIPPED, ...(ownFolder === undefined ? [] : [ownFolder])]
  const read = folders.flatMap(readFolder)
  const byName = new Map(
    read.flatMap((one): [string, Template][] =>
      'template' in one ? [[one.template.name, one.template]] : [],
    ),
  )
  const problems = [
    ...read.flatMap((one) => ('problems' in one ? one.problems : [])),
    ...samePurposes([...byName.values()]),
  ]
  if (problems.length > 0) throw new TemplateError(problems)
  return { all: [...byName.values()], byName: (name) => byName.get(name) }
}

function samePurposes(templates: readonly Template[]): string[] {
  return templates.flatMap((template, index) => {
    const same = samePurpose(template, templates.slice(0, index))
    return same === undefined ? [] : [`${template.name}.json: ${same}`]
  })
}

/** A yes is recorded by its purpose alone, so one purpose is one text: what is wrong with a template beside these. */
export function samePurpose({ name, purpose }: Template, others: readonly Template[]): string | undefined {
  const other = others.find((one) => one.purpose === purpose && one.name !== name)
  return other && `its purpose ${purpose} is that of ${other.name} already`
}

type Read = { readonly template: Template } | { readonly problems: readonly string[] }

function readFolder(folder: string): Read[] {
  return filesIn(folder).map((file) => {
    const read = readTemplateFile(join(folder, file))
    return 'template' in read ? read : { problems: read.problems.map((problem) => `${file}: ${problem}`) }
  })
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
  } catch {
    throw new TemplateError([`${folder}: the folder cannot be read`])
  }
}

/** Reads one file of a template: the template, or every problem with it. */
export function readTemplateFile(path: string): Read {
  const name = /([^/\\]*)\.json$/.exec(path)?.[1] ?? ''
  if (!NAME.test(name)) return { problems: ['a name is a small letter, then letters and digits, then .json'] }
  try {
    const parsed = parseTemplate(JSON.parse(readFileSync(path, 'utf8')))
    if ('template' in parsed && parsed.template.name !== name)
      return { problems: [`the file calls itself ${parsed.template.name}`] }
    return parsed
  } catch (error) {
    return { problems: [error instanceof SyntaxError ? 'the file is not JSON' : 'the file cannot be read'] }
  }
}
