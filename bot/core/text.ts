import {
  filled,
  type Language,
  phrase,
  type TextKey,
  type ValueNames,
  type Worded,
} from '../../locales/catalogue.ts'

/** A number shown with one place after the comma, such as a rate. */
export type Rate = { readonly rate: number }

/** What is put into a text: words as they are, a number, a rate, or another text of the catalogue. */
export type TextValue = string | number | Rate | Text

/**
 * A text of the catalogue with its values: flows speak in these, so that they know no language. One that came with a file
 * of data bears its `own` words instead.
 */
export type Text = {
  readonly key: TextKey
  readonly values: Readonly<Record<string, TextValue>>
  readonly own?: Worded
}

type ValuesArgument<Key extends TextKey> = [ValueNames<Key>] extends [never]
  ? []
  : [values: Record<ValueNames<Key>, TextValue>]

/** Names a text of the catalogue; the compiler asks for each value that stands in its braces. */
export function text<Key extends TextKey>(key: Key, ...values: ValuesArgument<Key>): Text {
  return { key, values: values[0] ?? {} }
}

/** A text whose words came with a file of data, such as a declaration's question, with values for its braces. */
export function ownText(own: Worded, values: Text['values'] = {}): Text {
  return { key: 'plain.words', values, own }
}

/** Words that came from a person or from data and are shown as they are. */
export function words(content: string): Text {
  return { key: 'plain.words', values: { words: content } }
}

/** Several texts under each other, each on a line of its own that ends with its words. */
export function lines(...parts: readonly Text[]): Text {
  const values = Object.fromEntries(parts.map((part, index) => [`line${index}`, part]))
  return { key: 'plain.lines', values }
}

/** The text in a language. Numbers are written the way the language writes them: 3.482 or 3,482. */
export function render(language: Language, shown: Text): string {
  const values = Object.entries(shown.values).map(([name, value]) => [name, renderValue(language, value)])
  if (shown.key === 'plain.lines') return values.map(([, line]) => line?.trimEnd()).join('\n')
  if (shown.own) return filled(shown.own[language], Object.fromEntries(values))
  return phrase(language, shown.key, Object.fromEntries(values))
}

function renderValue(language: Language, value: TextValue): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numberFormat(language).format(value)
  if ('rate' in value) return numberFormat(language, 1).format(value.rate)
  return render(language, value)
}

function numberFormat(language: Language, places = 0): Intl.NumberFormat {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
  return new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places })
}
