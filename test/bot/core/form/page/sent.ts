import type { Form, FormContext } from '../../../../../bot/core/form/form.ts'
import { PAGE_FIELDS, type Posted } from '../../../../../bot/core/form/page/posted.ts'
import { type FormPage, readPage } from '../../../../../bot/core/form/page/readPage.ts'
import { render } from '../../../../../bot/core/text.ts'
import { formOf } from '../../../../../bot/templates/template.ts'
import { NATIONAL as TEMPLATE } from '../../../../support/templates.ts'
import { context } from '../formWorld.ts'

export const NATIONAL = formOf(TEMPLATE)

type Values = Readonly<Record<string, string | readonly string[]>>

/** What a browser sends of a page on which these questions stood. */
export function sent(values: Values, shown: readonly string[] = Object.keys(values)): Posted {
  const fields = Object.entries(values).map(([name, value]) => [name, [value].flat()] as const)
  return new Map([...fields, [PAGE_FIELDS.shown, shown]])
}

/** The national declaration's page after this was sent. */
export function page(values: Values, shown?: readonly string[], known = {}, around = context()): FormPage {
  return readPage(NATIONAL, known, sent(values, shown), around)
}

/** What is said beside the fields, by question. */
export function problemsOf({ fields }: FormPage, around: FormContext = context()): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ question, problem }) =>
      problem ? [[question, render(around.language, problem)]] : [],
    ),
  )
}

/** What is shown of the answers that were known, by question. */
export function knownOf({ fields }: FormPage, around: FormContext = context()): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ question, known }) => (known ? [[question, render(around.language, known)]] : [])),
  )
}

export function openOf({ fields }: FormPage): string[] {
  return fields.filter(({ standing }) => standing === 'open').map(({ question }) => question)
}

/** Every value that stands in the page's fields. */
export function valuesOf({ fields }: FormPage): Record<string, string | string[]> {
  const parts = fields.flatMap((field) => field.parts)
  return Object.fromEntries(
    parts.flatMap((part): [string, string | string[]][] => {
      if (part.kind === 'line') return [[part.name, part.value]]
      if (part.kind === 'fold') return part.lines.map(({ name, value }) => [name, value])
      return [[part.name, part.choices.filter(({ chosen }) => chosen).map(({ code }) => code)]]
    }),
  )
}

export function blank(form: Form = NATIONAL, known = {}, around: FormContext = context()): FormPage {
  return readPage(form, known, undefined, around)
}
