import type { TemplateDirectory } from '../../../bot/templates/directory.ts'
import { StartProblem } from '../../start/problem.ts'
import { readTemplates } from '../../start/templates.ts'
import type { Operator } from '../operator.ts'
import { CommandProblem } from '../problem.ts'

/** The declarations of this installation. Throws CommandProblem when a file is wrong, as the server's start does. */
export function knownTemplates({ environment }: Operator): TemplateDirectory {
  try {
    return readTemplates(environment)
  } catch (error) {
    if (error instanceof StartProblem) throw new CommandProblem(error.message)
    throw error
  }
}
