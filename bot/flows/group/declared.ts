import { declarationCounts, type FormCounts } from '../../../db/declarationCounts.ts'
import type { Days } from '../../../db/figures.ts'
import type { UnitKey } from '../../../db/officials.ts'
import { type Text, text, words } from '../../core/text.ts'
import type { Turn } from '../../core/turn.ts'
import { USUAL_TEMPLATE } from '../../templates/directory.ts'
import { templatesInForce } from '../declare/inForce.ts'

/** What was declared in a unit in some days, by the forms that are in force there or were used. */
export type Declared = {
  /** Whether the usual form is one of them: its figures are those of every summary. */
  readonly tellsDeclarations: boolean
  /** A line for each other. */
  readonly otherForms: readonly Text[]
}

const NONE: FormCounts = new Map()

export async function declaredIn(
  { store, city }: Pick<Turn, 'store' | 'city'>,
  unit: UnitKey,
  days: Days,
): Promise<Declared> {
  const counts = await declarationCounts(store, unit, days)
  const inForce = unit.edition === city.edition ? await templatesInForce({ store, city }, unit.unitCode) : []
  const names = new Set([...inForce.map(({ name }) => name), ...counts.keys()])
  return {
    tellsDeclarations: names.delete(USUAL_TEMPLATE),
    otherForms: [...names].map((name) => formLine({ city }, name, counts.get(name) ?? NONE)),
  }
}

/** A form's title, how many declared by it, and what it counts; of a form that is gone only how many. */
function formLine({ city }: Pick<Turn, 'city'>, name: string, figures: FormCounts): Text {
  const template = city.templates.byName(name)
  const all = text('figures.form', { title: template?.title ?? words(name), count: figures.get('all') ?? 0 })
  return (template?.counts ?? []).reduce(
    (line, { name: counted, label }) =>
      text('figures.formCount', { line, label, count: figures.get(counted) ?? 0 }),
    all,
  )
}
