import { begin, reply } from '../../bot/core/form/engine.ts'
import type { Answers, Form, FormContext, FormState, FormStep } from '../../bot/core/form/form.ts'
import type { OutgoingMessage } from '../../bot/core/outgoing.ts'
import { inLanguage, inputOf, pressOf } from './transcript.ts'

/** What somebody may say when asked something: words, or a button in brackets. */
export type Saying = {
  readonly says: string
  /** What was asked for and is not in it, such as the year beside the name. */
  readonly leavesOut?: string
}

/** A way through a form by what was said, the bot's messages from its first question to its review, and what came of it. */
export type Way = {
  readonly sayings: readonly Saying[]
  readonly messages: number
  readonly answers: Answers
}

/** All that may be said to the question on which a form stands now, by somebody who said this last. */
export type Sayings = (state: FormState, last: Saying | undefined) => readonly Saying[]

/** Every way through a form that these sayings make. */
export function waysThrough(form: Form, around: FormContext, sayings: Sayings): Way[] {
  const first = begin(form, { instance: 'k3x9' }, around)
  return [...waysFrom({ step: first, sayings: [], messages: [] })]

  function* waysFrom(way: {
    step: FormStep
    sayings: readonly Saying[]
    messages: readonly OutgoingMessage[]
  }): Generator<Way> {
    const { step } = way
    const messages = [...way.messages, ...step.replies.map((one) => inLanguage(one, around.language))]
    if (step.finished)
      return yield { sayings: way.sayings, messages: messages.length, answers: step.finished }
    for (const saying of sayings(step.state, way.sayings.at(-1))) {
      const input = inputOf(saying.says)
      const next =
        input.kind === 'press'
          ? reply(form, step.state, { kind: 'press', data: pressOf(messages, input.label) }, around)
          : reply(form, step.state, { kind: 'text', text: saying.says }, around)
      yield* waysFrom({ step: next, sayings: [...way.sayings, saying], messages })
    }
  }
}

/** How many things that were asked for were not said. */
export function leftOut({ sayings }: Way): number {
  return sayings.filter(({ leavesOut }) => leavesOut !== undefined).length
}
