import { render, type Text, text } from '../../../bot/core/text.ts'
import type { Language } from '../../../locales/catalogue.ts'
import { escapeHtml } from '../../pages/document.ts'
import type { WebChatCity } from './page.ts'

const LANGUAGES: readonly Language[] = ['vi', 'en']

/**
 * What whoever has no scripts can do instead: the page knows no language without one, so it says it in both. What a
 * messenger does needs none.
 */
export function noScript(city: WebChatCity): string {
  return LANGUAGES.map((language) => waysOf(language, city)).join('\n')
}

function waysOf(language: Language, { contact, zaloLink }: WebChatCity): string {
  const shown = (content: Text) => escapeHtml(render(language, content))
  const zalo = zaloLink && `<a href="${escapeHtml(zaloLink)}">${shown(text('page.noScript.zalo'))}</a>`
  const ways = [
    shown(text('page.noScript.browser')),
    ...(zalo ? [zalo] : []),
    shown(text('page.noScript.paper')),
    ...(contact ? [shown(text('menu.contact', { contact }))] : []),
  ]
  return `<section class="notice" lang="${language}">
<p>${shown(text('page.noScript.why'))}</p>
<ul>${ways.map((way) => `<li>${way}</li>`).join('')}</ul>
</section>`
}
