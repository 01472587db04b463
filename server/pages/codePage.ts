import { render, type Text, text } from '../../bot/core/text.ts'
import type { Language } from '../../locales/catalogue.ts'
import { escapeHtml } from './document.ts'
import { posterDocument } from './posterDocument.ts'

export type CodePage = {
  readonly address: string
  readonly title: Text
  readonly said: Text
  /** What stands in the field for a code; without it there is no field, because no other code would help. */
  readonly typed?: string
  /** What was typed is no code of ours. */
  readonly isWrong?: boolean
}

/** A page for who stands at a door with a code that does not lead in: what it is, and all that can be done now. */
export function codePage(language: Language, { address, title, said, typed, isWrong }: CodePage): string {
  const shown = (content: Text) => escapeHtml(render(language, content))
  const main = [
    `<h1><bdi>${shown(title)}</bdi></h1>`,
    `<p id="said">${shown(said)}</p>`,
    ...(typed === undefined ? [] : [fieldHtml(shown, typed, isWrong ?? false), helpHtml(shown)]),
  ]
  return posterDocument(language, { title, address, main: main.join('\n') })
}

/** Sends what is typed to `/v`, by a form that changes nothing and needs no script. */
function fieldHtml(shown: (content: Text) => string, typed: string, isWrong: boolean): string {
  const about = isWrong ? ' aria-invalid="true" aria-describedby="said"' : ''
  return `<form action="/v" method="get" class="typing">
<label for="typed">${shown(text('page.code.field'))}</label>
<input id="typed" name="code" value="${escapeHtml(typed)}" required autocomplete="off" autocapitalize="characters" spellcheck="false" enterkeyhint="go"${about}>
<button class="button">${shown(text('page.code.open'))}</button>
</form>`
}

function helpHtml(shown: (content: Text) => string): string {
  return `<p>${shown(text('page.code.photo'))}</p>
<a class="quiet button" href="/chat">${shown(text('page.code.chat'))}</a>
<p>${shown(text('page.code.paper'))}</p>`
}
