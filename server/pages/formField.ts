import type { LineSort, PageField, Part } from '../../bot/core/form/page/field.ts'
import { PAGE_FIELDS } from '../../bot/core/form/page/posted.ts'
import { render, type Text } from '../../bot/core/text.ts'
import type { Language } from '../../locales/catalogue.ts'
import { escapeHtml } from './document.ts'

type Line = Extract<Part, { kind: 'line' }>
type Choices = Extract<Part, { kind: 'choices' }>

/** What the parts of a field share: how texts are shown, what names them, and what points at the problem. */
type Group = {
  readonly shown: (content: Text) => string
  readonly isShort: (label: Text) => boolean
  readonly askId: string
  readonly about: string
  readonly offersOwner: boolean
}

/** Letters of a choice that leave room for another one beside it on a small phone. */
const SHORT_LETTERS = 10

/** What makes a phone show the right keys. */
const KEYS: Readonly<Record<LineSort, string>> = {
  words: 'type="text"',
  name: 'type="text" autocapitalize="words"',
  year: 'type="text"',
  phone: 'type="tel" inputmode="tel"',
  email: 'type="email" inputmode="email"',
  number: 'type="text" inputmode="decimal"',
}

/** What a phone knows of its owner and may offer. */
const OF_OWNER: Partial<Readonly<Record<LineSort, string>>> = { name: 'name', phone: 'tel', email: 'email' }

/** A question with what is wrong beside it. One line is a labelled field; everything else is a group of them. */
export function fieldHtml(
  language: Language,
  { question, ask, parts, problem, standing }: PageField,
  { isOther }: { readonly isOther: boolean },
): string {
  const shown = (content: Text) => escapeHtml(render(language, content))
  const id = `q-${escapeHtml(question)}`
  const group: Group = {
    shown,
    isShort: (label) => render(language, label).length <= SHORT_LETTERS,
    askId: `${id}-ask`,
    about: problem ? ` aria-invalid="true" aria-describedby="${id}-problem"` : '',
    offersOwner: !isOther && standing !== 'known',
  }
  const [only, ...more] = parts
  const isLine = only?.kind === 'line' && more.length === 0
  const [tag, askTag, named] = isLine ? ['div', 'label', ` for="${idOf(only)}"`] : ['fieldset', 'legend', '']
  return [
    `<${tag} class="field${problem ? ' wrong' : ''}" id="${id}">`,
    `<${askTag} id="${group.askId}"${named}>${shown(ask)}</${askTag}>`,
    `<input type="hidden" name="${PAGE_FIELDS.shown}" value="${escapeHtml(question)}">`,
    ...(problem ? [`<p class="problem" id="${id}-problem">${shown(problem)}</p>`] : []),
    ...parts.map((part) => partHtml(part, group)),
    `</${tag}>`,
  ].join('\n')
}

function partHtml(part: Part, group: Group): string {
  if (part.kind === 'line') return askedLine(part, group)
  if (part.kind === 'choices') return choicesHtml(part, group)
  const lines = part.lines.map((line) => askedLine(line, group)).join('\n')
  const summary = `<summary>${group.shown(part.label)}</summary>`
  return `<details${part.isOpen ? ' open' : ''}>${summary}\n${lines}\n</details>`
}

/** A line without words of its own is named by the question. */
function askedLine(line: Line, group: Group): string {
  if (!line.ask) return lineHtml(line, `${group.about} aria-labelledby="${group.askId}"`, group)
  const label = `<label class="small" for="${idOf(line)}">${group.shown(line.ask)}</label>`
  return `${label}\n${lineHtml(line, group.about, group)}`
}

/**
 * The phone's owner is offered only where it is them that are asked: in somebody else's declaration it would be the wrong
 * name, and what is known already a browser would fill in unseen.
 */
function lineHtml(line: Line, more: string, { offersOwner }: Group): string {
  const { name, value, sort } = line
  const known = (offersOwner && OF_OWNER[sort]) || 'off'
  return `<input id="${idOf(line)}" name="${escapeHtml(name)}" value="${escapeHtml(value)}" ${KEYS[sort]} autocomplete="${known}"${more}>`
}

function choicesHtml({ name, several, choices }: Choices, { shown, isShort, about }: Group): string {
  const box = `<input type="${several ? 'checkbox' : 'radio'}" name="${escapeHtml(name)}"`
  const labels = choices.map(({ code, label, chosen }, place) => {
    const id = place === 0 ? ` id="${firstIdOf(name)}"` : ''
    const marks = `value="${escapeHtml(code)}"${chosen ? ' checked' : ''}${id}${about}`
    const width = isShort(label) ? 'choice' : 'choice wide'
    return `<label class="${width}">${box} ${marks}> <span>${shown(label)}</span></label>`
  })
  return `<div class="choices">\n${labels.join('\n')}\n</div>`
}

/** The id of what a link to a question leads to: its line, or the first of its choices. */
export function targetOf({ question, parts: [first] }: PageField): string {
  if (first?.kind === 'line') return idOf(first)
  return first?.kind === 'choices' ? firstIdOf(first.name) : `q-${escapeHtml(question)}`
}

function idOf({ name }: Line): string {
  return `line-${escapeHtml(name)}`
}

function firstIdOf(name: string): string {
  return `first-${escapeHtml(name)}`
}
