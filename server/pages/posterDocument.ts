import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Text } from '../../bot/core/text.ts'
import type { Language } from '../../locales/catalogue.ts'
import { documentOf } from './document.ts'
import { languageLink, otherLanguage } from './languageLink.ts'
import { PLAIN_STYLE } from './plainPage.ts'

const STYLE = PLAIN_STYLE + readFileSync(new URL('./poster.css', import.meta.url), 'utf8')

/** The style as the page's policy names it: no other may stand in the page. */
export const POSTER_STYLE_SOURCE = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

/** A page of posters and codes: the way to the other language, then `main`, which is HTML. `address` is its own. */
export function posterDocument(
  language: Language,
  { title, address, main }: { readonly title: Text; readonly address: string; readonly main: string },
): string {
  const href = `${address}${address.includes('?') ? '&' : '?'}lang=${otherLanguage(language)}`
  const toOther = languageLink(language, href)
  return documentOf(language, { title, styles: [], css: STYLE, main: `${toOther}\n${main}` })
}
