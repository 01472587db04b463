import { loadTemplates, type TemplateDirectory } from '../../bot/templates/directory.ts'
import { TemplateError } from '../../bot/templates/template.ts'
import type { Environment } from '../env/environment.ts'
import { StartProblem } from './problem.ts'

/** The declarations that are shipped and the city's own. Throws a StartProblem that names everything wrong with them. */
export function readTemplates({ TEMPLATES_DIR: folder }: Environment): TemplateDirectory {
  try {
    return loadTemplates(folder)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    throw new StartProblem(
      ['Tờ khai mẫu chưa dùng được:', ...error.problems.map((problem) => `- ${problem}`)].join('\n'),
    )
  }
}
