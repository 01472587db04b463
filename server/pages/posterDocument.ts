import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { render, type Text, text } from '../../bot/core/text.ts'
import type { Language } from '../../locales/catalogue.ts'
import { documentOf, escapeHtml } from './document.ts'
import { PLAIN_STYLE } from './plainPage.ts'

const STYLE = PLAIN_STYLE + readFileSync(new URL('./poster.css', import.meta.url), 'utf8')

/** The style as the page's policy names it: no other may stand in the page. */
export const POSTER_STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

/** A page of posters and codes: the way to the other language, then `main`, which is HTML. `address` is its own. */
export function posterDocument(
  language: Language,
  { title, address, main }: { readonly title: Text; readonly address: string; readonly main: string },
): string {
  const other: Language = language === 'vi' ? 'en' : 'vi'
  const href = `${address}${address.includes('?') ? '&' : '?'}lang=${other}`
  const label = escapeHtml(render(other, text('page.thisLanguage')))
  const toOther = `<a class="language" href="${escapeHtml(href)}" hreflang="${other}" lang="${other}">${label}</a>`
  return documentOf(language, { title, styles: [], css: STYLE, main: `${toOther}\n${main}` })
}
