import { ask, back, begin, reply } from '../../../../bot/core/form/engine.ts'
import type {
  Form,
  FormContext,
  FormInput,
  FormState,
  FormStep,
  Question,
} from '../../../../bot/core/form/form.ts'
import type { OutgoingMessage } from '../../../../bot/core/outgoing.ts'
import { type Text, words } from '../../../../bot/core/text.ts'
import { UnitDirectory } from '../../../../bot/core/units.ts'
import { loadUnitFile } from '../../../../db/units/unitFile.ts'
import { inLanguage, pressOf, shownLines, type TranscriptPlayer } from '../../../support/transcript.ts'

export function directoryOf(edition: string): UnitDirectory {
  return new UnitDirectory(loadUnitFile(edition).map((unit) => ({ ...unit, edition })))
}

const NEWEST_UNITS = directoryOf('haiphong-2025')

/** Half past two in the afternoon of 23 November 2026 in Hải Phòng. */
export const NOW = new Date('2026-11-23T07:30:00Z')

export function context(changed: Partial<FormContext> = {}): FormContext {
  return {
    now: NOW,
    zone: 'Asia/Ho_Chi_Minh',
    language: 'vi',
    units: NEWEST_UNITS,
    sharesContact: false,
    discreet: false,
    brief: false,
    buttonRoom: 100,
    ...changed,
  }
}

/** A question's words, when a test does not care for them: its name. */
export function called(name: string): { name: string; ask: Text; label: Text } {
  return { name, ask: words(`${name}?`), label: words(name) }
}

export function formWith(...questions: readonly Question[]): Form {
  return { name: 'trial', questions }
}

/** The state as the database gives it back. */
export function stored(state: FormState): FormState {
  return JSON.parse(JSON.stringify(state))
}

/** A form that is being answered; its state goes through JSON before each turn. */
export class Answering {
  step: FormStep
  readonly seen: OutgoingMessage[] = []
  form: Form
  readonly #context: FormContext

  constructor(form: Form, around: FormContext = context(), prefill: Readonly<Record<string, unknown>> = {}) {
    this.form = form
    this.#context = around
    this.step = this.#take(begin(form, { instance: 'k3x9', prefill }, around))
  }

  does(input: FormInput): FormStep {
    return this.#take(reply(this.form, stored(this.step.state), input, this.#context))
  }

  types(...texts: readonly string[]): FormStep {
    for (const text of texts) this.does({ kind: 'text', text })
    return this.step
  }

  presses(...labels: readonly string[]): FormStep {
    for (const label of labels) this.does({ kind: 'press', data: pressOf(this.seen, label) })
    return this.step
  }

  goesBack(): FormStep {
    return this.#take(back(this.form, stored(this.step.state), this.#context))
  }

  isAskedAgain(): FormStep {
    return this.#take(ask(this.form, stored(this.step.state), this.#context))
  }

  /** The newest message, as its lines. */
  get shown(): string[] {
    const newest = this.seen.at(-1)
    return newest ? shownLines(newest) : []
  }

  #take(step: FormStep): FormStep {
    this.step = step
    this.seen.push(...step.replies.map((one) => inLanguage(one, this.#context.language)))
    return step
  }
}

/** Plays a transcript against a form alone: `/khaibao` begins it, `/quaylai` goes back, `/tiep` asks again. */
export function formPlayer(form: Form, around: FormContext): TranscriptPlayer {
  let answering: Answering | undefined
  return async (input) => {
    const before = answering?.seen.length ?? 0
    if (input.kind === 'text' && input.text === '/khaibao') answering = new Answering(form, around)
    else if (answering) act(answering, input)
    if (!answering) throw new Error('a transcript of a form begins with /khaibao')
    const { finished, redraws } = answering.step
    const messages = answering.seen.slice(before).map(shownLines)
    if (finished)
      return [
        [
          '(finished)',
          ...Object.entries(finished).map(([name, answer]) => `${name} ${JSON.stringify(answer)}`),
        ],
      ]
    return redraws ? messages.map(([first, ...rest]) => [`↻ ${first}`, ...rest]) : messages
  }
}

function act(answering: Answering, input: Parameters<TranscriptPlayer>[0]): FormStep {
  if (input.kind === 'press') return answering.presses(input.label)
  if (input.kind === 'text' && input.text === '/quaylai') return answering.goesBack()
  if (input.kind === 'text' && input.text === '/tiep') return answering.isAskedAgain()
  if (input.kind === 'photos' || input.kind === 'open') throw new Error('a form sees no photos and no links')
  return answering.does(input)
}
