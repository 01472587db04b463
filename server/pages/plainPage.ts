import { readFileSync } from 'node:fs'
import { render, type Text } from '../../bot/core/text.ts'
import type { Language } from '../../locales/catalogue.ts'
import { documentOf, escapeHtml } from './document.ts'

/** HTML of a page's own, made by a file of this folder; what `shown` gives is in the visitor's language and escaped. */
export type PageBlock = (shown: (content: Text) => string) => string

export type PlainPage = {
  readonly title: Text
  readonly body: readonly Text[]
  /** Stands between the words and the links. */
  readonly block?: PageBlock | undefined
  /** Each a large button; the note stands in it, smaller. */
  readonly links?: readonly { readonly label: Text; readonly href: string; readonly note?: Text }[]
  readonly foot?: Text
}

export const PLAIN_STYLE = readFileSync(new URL('./plain.css', import.meta.url), 'utf8')

/** A small page: words, and links as large buttons. It loads at once on a slow phone, and no script is needed. */
export function plainPage(language: Language, { title, body, block, links = [], foot }: PlainPage): string {
  const shown = (content: Text) => escapeHtml(render(language, content))
  const paragraphs = body.map((content) => `<p>${shown(content)}</p>`)
  const buttons = links.map(({ label, href, note }) => {
    const small = note ? ` <small>${shown(note)}</small>` : ''
    return `<a class="button" href="${escapeHtml(href)}">${shown(label)}${small}</a>`
  })
  const main = [
    `<h1>${shown(title)}</h1>`,
    ...paragraphs,
    ...(block ? [block(shown)] : []),
    ...buttons,
    ...(foot ? [`<footer>${shown(foot)}</footer>`] : []),
  ]
  return documentOf(language, { title, styles: ['/plain.css'], main: main.join('\n') })
}
