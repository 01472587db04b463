import type { OwnDeclaration } from '../../../db/ownDataLists.ts'
import type { Language } from '../../../locales/catalogue.ts'
import type { City } from '../../core/city.ts'
import type { FormContext } from '../../core/form/form.ts'
import { kindOf } from '../../core/form/kinds.ts'
import { type Question, worded } from '../../core/form/question.ts'
import { type Text, text, words } from '../../core/text.ts'
import { templateFor } from '../consent/texts.ts'

/** Where and in which language data are shown. */
export type Shown = { readonly city: City; readonly language: Language }

/** An answer of a declaration, as it was asked and as it is kept. */
export type AnsweredQuestion = {
  readonly name: string
  readonly label: Text
  readonly value: unknown
  readonly answer: Text
}

/**
 * The answers in words, in the order of their form's questions. What a form no longer asks, or a form that is gone, leaves
 * the names under which the answers are kept.
 */
export function answersInWords(shown: Shown, declared: OwnDeclaration): AnsweredQuestion[] {
  const { template, answers } = declared
  const context = contextOf(shown, declared.declaredAt)
  const questions = shown.city.templates.byName(template)?.questions ?? []
  const known = questions.filter(({ kind, name }) => kind !== 'review' && Object.hasOwn(answers, name))
  const others = Object.keys(answers).filter((name) => !known.some((question) => question.name === name))
  return [
    ...known.map((question) => ({
      name: question.name,
      label: worded(question.label),
      value: answers[question.name],
      answer: answerText(context, question, answers[question.name]),
    })),
    ...others.map((name) => ({
      name,
      label: words(name),
      value: answers[name],
      answer: asKept(answers[name]),
    })),
  ]
}

function answerText(context: FormContext, question: Question, value: unknown): Text {
  if (value === null) return text('ownData.passedOver')
  const kind = kindOf(question)
  const answer = kind.restore(question, value, context)
  return answer === undefined ? asKept(value) : kind.show(question, answer, context)
}

function asKept(value: unknown): Text {
  return words(typeof value === 'string' ? value : JSON.stringify(value))
}

/** Nothing is hidden from whose data it is, no chat limits what is shown, and "yesterday" was said then. */
function contextOf({ city, language }: Shown, now: Date): FormContext {
  return {
    now,
    zone: city.timeZone,
    language,
    units: city.units,
    sharesContact: false,
    discreet: false,
    brief: false,
    buttonRoom: Number.POSITIVE_INFINITY,
  }
}

/** What a form is called; of one that is gone, the name under which its declarations are kept. */
export function formTitle({ templates }: City, name: string): Text {
  return templates.byName(name)?.title ?? words(name)
}

/** What a purpose is called. */
export function purposeTitle(city: City, purpose: string): Text {
  if (purpose === 'visits') return text('ownData.purpose.visits')
  if (purpose === 'venue') return text('ownData.purpose.venue')
  if (purpose === 'document') return text('ownData.purpose.document')
  return templateFor(city, purpose)?.title ?? words(purpose)
}

/** Through which messenger something came. */
export function channelTitle(channel: string): Text {
  if (channel === 'telegram' || channel === 'zalo') return text(`link.channel.${channel}`)
  return text('link.channel.web')
}

/** By what right something is kept. */
export function basisText(legalBasis: string): Text {
  if (legalBasis === 'consent') return text('ownData.basis.consent')
  if (legalBasis === 'consent at the gate') return text('ownData.basis.atGate')
  return words(legalBasis)
}

/** A sentence with what else must be said of the same. */
export function noted(said: Text, notes: readonly Text[]): Text {
  return notes.reduce((before, note) => text('ownData.noted', { before, note }), said)
}
