import { RELATIONS } from '../../core/family.ts'
import type { Question } from '../../core/form/question.ts'
import { KIN_WORDS } from '../../core/kinWords.ts'
import { text } from '../../core/text.ts'

/** Who somebody is to whom they are carried by, as people say it: "bố", "má", "con trai". */
export function relationQuestion(ask: Question['ask']): Question {
  return {
    name: 'relation',
    kind: 'choice',
    ask,
    label: 'family.label.relation',
    choices: RELATIONS.map((name) => ({
      name,
      label: text(`family.relation.${name}`),
      also: KIN_WORDS[name],
    })),
  }
}
