import { cityDay } from '../../core/cityTime.ts'
import type { Answers } from '../../core/form/form.ts'
import { type Text, text } from '../../core/text.ts'
import type { Matter } from './matter.ts'

/** Years of age below which a parent or guardian acts for somebody. */
const OWN_AGE = 16

/**
 * What is said to somebody who declared of themselves and is a child: that a grown-up declares for them, and how. What they
 * declared counts all the same: at a shelter's door nobody is sent away to look for their mother.
 */
export function childNote(
  { template, about }: Matter,
  answers: Answers,
  { now, zone }: { readonly now: Date; readonly zone: string },
): Text | undefined {
  const births = template.questions.filter(({ kind }) => kind === 'birth').map(({ name }) => answers[name])
  const isChild =
    !about && births.some((birth) => typeof birth === 'string' && isBelow(birth, cityDay(now, zone)))
  return isChild ? text('declare.child') : undefined
}

/** Of whom only the year is known, only what is certain counts. */
function isBelow(birth: string, today: string): boolean {
  const since = `${Number(today.slice(0, 4)) - OWN_AGE}${today.slice(4)}`
  return birth.length === 4 ? birth > since.slice(0, 4) : birth > since
}
