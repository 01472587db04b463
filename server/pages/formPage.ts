import { readFileSync } from 'node:fs'
import { joined } from '../../bot/core/form/join.ts'
import type { PageField } from '../../bot/core/form/page/field.ts'
import { PAGE_FIELDS } from '../../bot/core/form/page/posted.ts'
import { render, type Text, text } from '../../bot/core/text.ts'
import type { Language } from '../../locales/catalogue.ts'
import { documentOf, escapeHtml } from './document.ts'
import { fieldHtml, targetOf } from './formField.ts'
import { languageLink } from './languageLink.ts'

export const FORM_STYLE = readFileSync(new URL('./form.css', import.meta.url), 'utf8')

const CONSENT_ID = 'agreed'

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
  /** Of whom the form is, as they are called here; nothing while nobody knows. */
  readonly whom: Text | undefined
  /** It is another's than whose phone it is: what the phone knows of its owner would be wrong. */
  readonly isOther: boolean
  /** The address of the page in the other language, for as long as nothing was typed that would be lost. */
  readonly inOther: string | undefined
  readonly consent: PageConsent | undefined
  readonly fields: readonly PageField[]
  /** The page came back, because something is still to be answered. */
  readonly isBack: boolean
}

/** How the page's parts are shown in its language. */
type Hand = {
  readonly shown: (content: Text) => string
  readonly field: (field: PageField) => string
}

/**
 * A form that works without script. A page that comes back shows what is still to be answered, and keeps the rest below,
 * folded, to be looked at and changed.
 */
export function formPage(language: Language, view: FormPageView): string {
  const { title, city, whom, consent, fields, isBack } = view
  const hand: Hand = {
    shown: (content) => escapeHtml(render(language, content)),
    field: (field) => fieldHtml(language, field, { isOther: view.isOther }),
  }
  const { shown } = hand
  const standing = (wanted: PageField['standing']) => fields.filter((field) => field.standing === wanted)
  const open = standing('open')
  const asked = isBack && consent?.isGiven ? undefined : consent
  const main = [
    ...(view.inOther ? [languageLink(language, view.inOther)] : []),
    `<p class="city">${escapeHtml(city)}</p>`,
    `<h1>${shown(title)}</h1>`,
    ...(whom ? [`<p class="whom"><bdi>${shown(whom)}</bdi></p>`] : []),
    isBack ? stillToDo(hand, open, asked) : introHtml(hand, view),
    '<form method="post" novalidate>',
    ...(asked ? [consentHtml(hand, asked, isBack)] : []),
    knownHtml(hand, standing('known')),
    ...open.map(hand.field),
    folded(hand, 'formPage.optional', standing('passedOver')),
    `<button class="button" type="submit">${shown(text('formPage.send'))}</button>`,
    folded(hand, 'formPage.answered', standing('answered')),
    ...(consent && !asked ? [`<input type="hidden" name="${PAGE_FIELDS.agreed}" value="yes">`] : []),
    '</form>',
  ]
  return documentOf(language, { title, styles: ['/plain.css', '/form.css'], main: main.join('\n') })
}

function introHtml({ shown }: Hand, { messenger }: FormPageView): string {
  return `<p>${shown(text('formPage.intro', { send: text('formPage.send'), messenger }))}</p>`
}

/** How much is left, with the way to each of it. */
function stillToDo({ shown }: Hand, open: readonly PageField[], consent: PageConsent | undefined): string {
  const links = [
    ...(consent ? [{ label: consent.yes, target: CONSENT_ID }] : []),
    ...open.map((field) => ({ label: field.label, target: targetOf(field) })),
  ]
  const items = links.map(({ label, target }) => `<li><a href="#${target}">${shown(label)}</a></li>`)
  return `<div class="left">
<h2 role="alert">${shown(text('formPage.left', { count: links.length }))}</h2>
<ul>${items.join('')}</ul>
</div>
<p>${shown(text('formPage.kept', { send: text('formPage.send') }))}</p>`
}

/** What is known and need not be filled in again; below it, closed, where it can be. */
function knownHtml({ shown, field }: Hand, known: readonly PageField[]): string {
  if (known.length === 0) return ''
  const rows = known.map(({ label, known: answer = label }) => {
    return `<div><dt>${shown(label)}</dt><dd>${shown(answer)}</dd></div>`
  })
  return `<section class="known">
<h2>${shown(text('formPage.known'))}</h2>
<dl>${rows.join('')}</dl>
<details><summary>${shown(text('formPage.change'))}</summary>
${known.map(field).join('\n')}
</details>
</section>`
}

/** Nothing is agreed to beforehand: the box is empty until the person ticks it. */
function consentHtml({ shown }: Hand, { ask, explained, yes }: PageConsent, isBack: boolean): string {
  const problem = isBack
    ? `<p class="problem" id="agreed-problem">${shown(text('formPage.agreeFirst'))}</p>`
    : ''
  const about = isBack ? ' aria-invalid="true" aria-describedby="agreed-problem"' : ''
  return `<div class="field consent${isBack ? ' wrong' : ''}">
<p>${shown(ask)}</p>
<details><summary>${shown(text('consent.readMore'))}</summary>${paragraphs(shown(explained))}</details>
${problem}
<label class="choice"><input type="checkbox" id="${CONSENT_ID}" name="${PAGE_FIELDS.agreed}" value="yes" required${about}> <span>${shown(yes)}</span></label>
</div>`
}

function folded(
  { shown, field }: Hand,
  summary: 'formPage.optional' | 'formPage.answered',
  fields: readonly PageField[],
): string {
  const [first, ...rest] = fields.map(({ label }) => label)
  if (!first) return ''
  const words = shown(text(summary, { questions: joined([first, ...rest]) }))
  const inside = fields.map(field).join('\n')
  return `<details class="folded"><summary>${words}</summary>\n${inside}\n</details>`
}

function paragraphs(escaped: string): string {
  return escaped
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')
}
