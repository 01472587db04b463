import { type Kin, kinText } from '../../core/family.ts'
import type { Answers, Form } from '../../core/form/form.ts'
import type { Question, Wording } from '../../core/form/question.ts'
import type { Text } from '../../core/text.ts'

type Asked = {
  readonly ask: Text
  readonly all?: Text
  readonly none?: Text
  /** More choices than people, each with its own name. */
  readonly besides?: readonly { readonly name: string; readonly label: Wording }[]
  readonly after?: readonly Question[]
}

/** A question that chooses among people of a household: each is a choice by their number. */
export function whoForm(
  name: string,
  among: readonly Kin[],
  { ask, all, none, besides = [], after = [] }: Asked,
): Form {
  const people = among.map((kin) => ({ name: String(kin.person), label: kinText(kin) }))
  const who: Question = {
    name: 'who',
    kind: 'many',
    ask,
    how: 'family.how',
    label: 'family.label.who',
    choices: [...people, ...besides],
    ...(all && { all: { label: all, choices: people.map(({ name }) => name) } }),
    ...(none && { none }),
  }
  return { name, questions: [who, ...after] }
}

/** The numbers of those who were chosen. */
export function chosenAmong(among: readonly Kin[], { who }: Answers): number[] {
  const names = Array.isArray(who) ? who : []
  return among.map(({ person }) => person).filter((id) => names.includes(String(id)))
}
