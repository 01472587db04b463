import { text } from '../../../text.ts'
import { SPECIAL } from '../../kind.ts'
import { type ManyQuestion, worded } from '../../question.ts'
import type { Control, PageChoice } from '../field.ts'
import { heardBy, pageReading } from '../heardBy.ts'

/** Some of the choices; that none applies is ticked as well, so that nobody says it by passing the question over. */
export const ticks: Control<ManyQuestion> = {
  parts({ question, posted }) {
    const ticked = posted.get(question.name) ?? []
    const choices: PageChoice[] = question.choices.map(({ name, label }) => ({
      code: name,
      label: worded(label),
      chosen: ticked.includes(name),
    }))
    const none: PageChoice[] =
      question.none === undefined
        ? []
        : [{ code: SPECIAL.none, label: worded(question.none), chosen: ticked.includes(SPECIAL.none) }]
    return [{ kind: 'choices', name: question.name, several: true, choices: [...choices, ...none] }]
  },
  read(asked) {
    const { question, posted } = asked
    const sent = posted.get(question.name) ?? []
    const ticked = sent.filter((name) => name !== SPECIAL.none)
    if (sent.length === 0) return { missing: text('form.many.nothingTicked') }
    if (ticked.length === 0) return pageReading(heardBy(asked, { kind: 'choice', code: SPECIAL.none }))
    if (ticked.length < sent.length) return { problem: text('formPage.noneOrSome') }
    return pageReading(heardBy(asked, { kind: 'choice', code: SPECIAL.done }, { ticked }))
  },
}
