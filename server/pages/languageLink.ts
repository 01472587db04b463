import { render, text } from '../../bot/core/text.ts'
import type { Language } from '../../locales/catalogue.ts'
import { escapeHtml } from './document.ts'

export function otherLanguage(language: Language): Language {
  return language === 'vi' ? 'en' : 'vi'
}

/** The way to a page in the other language, in the words of that language. */
export function languageLink(language: Language, href: string): string {
  const other = otherLanguage(language)
  const label = escapeHtml(render(other, text('page.thisLanguage')))
  return `<a class="language" href="${escapeHtml(href)}" hreflang="${other}" lang="${other}">${label}</a>`
}
