import type { Kind } from './kind.ts'
import { birth } from './kinds/birth.ts'
import { choice } from './kinds/choice.ts'
import { date } from './kinds/date.ts'
import { many } from './kinds/many.ts'
import { name } from './kinds/name.ts'
import { number } from './kinds/number.ts'
import { period } from './kinds/period.ts'
import { personName } from './kinds/personName.ts'
import { phone } from './kinds/phone.ts'
import { review } from './kinds/review.ts'
import { text } from './kinds/text.ts'
import { unit } from './kinds/unit.ts'
import { yesNo } from './kinds/yesNo.ts'
import type { Question, QuestionKind } from './question.ts'

const KINDS: { readonly [Name in QuestionKind]: Kind<Extract<Question, { kind: Name }>> } = {
  name,
  personName,
  text,
  date,
  birth,
  choice,
  many,
  yesNo,
  unit,
  phone,
  number,
  period,
  review,
}

/** The kind that a question is of; it understands this question, because it stands in the table under its name. */
export function kindOf(question: Question): Kind<Question> {
  return KINDS[question.kind]
}
