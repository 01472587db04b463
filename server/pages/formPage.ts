import { readFileSync } from 'node:fs'
import { joined } from '../../bot/core/form/join.ts'
import type { PageField } from '../../bot/core/form/page/field.ts'
import { PAGE_FIELDS } from '../../bot/core/form/page/posted.ts'
import { render, type Text, text } from '../../bot/core/text.ts'
import type { Language } from '../../locales/catalogue.ts'
import { documentOf, escapeHtml } from './document.ts'
import { fieldHtml } from './formField.ts'

export const FORM_STYLE = readFileSync(new URL('./form.css', import.meta.url), 'utf8')

/** The yes that has to come with the answers: what it is to, everything about it, and the words of the box. */
export type PageConsent = {
  readonly ask: Text
  readonly explained: Text
  readonly yes: Text
  readonly isGiven: boolean
}

export type FormPageView = {
  readonly title: Text
  readonly city: string
  readonly messenger: Text
  readonly consent: PageConsent | undefined
  readonly fields: readonly PageField[]
  /** The page came back, because something is still to be answered. */
  readonly isBack: boolean
}

/**
 * A form that works without script. A page that comes back shows what is still to be answered, and keeps the rest below,
 * folded, to be looked at and changed.
 */
export function formPage(language: Language, view: FormPageView): string {
  const { title, city, consent, fields, isBack } = view
  const shown = (content: Text) => escapeHtml(render(language, content))
  const standing = (wanted: PageField['standing']) => fields.filter((field) => field.standing === wanted)
  const open = standing('open')
  const asksConsent = consent !== undefined && !(isBack && consent.isGiven)
  const count = open.length + (asksConsent ? 1 : 0)
  const main = [
    `<p class="city">${escapeHtml(city)}</p>`,
    `<h1>${shown(title)}</h1>`,
    ...heading(view, count).map(([tag, words]) => `<${tag}>${shown(words)}</${tag.split(' ')[0]}>`),
    '<form method="post" novalidate autocomplete="on">',
    ...(asksConsent ? [consentHtml(language, consent, isBack)] : []),
    ...open.map((field) => fieldHtml(language, field)),
    folded(language, 'formPage.optional', standing('passedOver')),
    `<button class="button" type="submit">${shown(text('formPage.send'))}</button>`,
    folded(language, 'formPage.answered', standing('answered')),
    ...(consent && !asksConsent ? [`<input type="hidden" name="${PAGE_FIELDS.agreed}" value="yes">`] : []),
    '</form>',
  ]
  return documentOf(language, { title, styles: ['/plain.css', '/form.css'], main: main.join('\n') })
}

function heading({ isBack, messenger }: FormPageView, count: number): [string, Text][] {
  const send = text('formPage.send')
  if (!isBack) return [['p', text('formPage.intro', { send, messenger })]]
  return [
    ['h2 role="alert"', text('formPage.left', { count })],
    ['p', text('formPage.kept', { send })],
  ]
}

/** Nothing is agreed to beforehand: the box is empty until the person ticks it. */
function consentHtml(language: Language, { ask, explained, yes }: PageConsent, isBack: boolean): string {
  const shown = (content: Text) => escapeHtml(render(language, content))
  const problem = isBack
    ? `<p class="problem" id="agreed-problem">${shown(text('formPage.agreeFirst'))}</p>`
    : ''
  const about = isBack ? ' aria-invalid="true" aria-describedby="agreed-problem"' : ''
  return `<div class="field consent${isBack ? ' wrong' : ''}">
<p>${shown(ask)}</p>
<details><summary>${shown(text('consent.readMore'))}</summary>${paragraphs(shown(explained))}</details>
${problem}
<label class="choice"><input type="checkbox" name="${PAGE_FIELDS.agreed}" value="yes" required${about}> <span>${shown(yes)}</span></label>
</div>`
}

function folded(
  language: Language,
  summary: 'formPage.optional' | 'formPage.answered',
  fields: readonly PageField[],
): string {
  const [first, ...rest] = fields.map(({ label }) => label)
  if (!first) return ''
  const words = escapeHtml(render(language, text(summary, { questions: joined([first, ...rest]) })))
  const inside = fields.map((field) => fieldHtml(language, field)).join('\n')
  return `<details class="folded"><summary>${words}</summary>\n${inside}\n</details>`
}

function paragraphs(escaped: string): string {
  return escaped
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')
}
