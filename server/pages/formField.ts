import type { LineSort, PageField, Part } from '../../bot/core/form/page/field.ts'
import { PAGE_FIELDS } from '../../bot/core/form/page/posted.ts'
import { render, type Text } from '../../bot/core/text.ts'
import type { Language } from '../../locales/catalogue.ts'
import { escapeHtml } from './document.ts'

type Line = Extract<Part, { kind: 'line' }>
type Choices = Extract<Part, { kind: 'choices' }>

/** What makes a phone show the right keys and offer what it knows of its owner. */
const LINES: Readonly<Record<LineSort, string>> = {
  words: 'type="text" autocomplete="off"',
  name: 'type="text" autocomplete="name" autocapitalize="words"',
  year: 'type="text" autocomplete="off"',
  phone: 'type="tel" autocomplete="tel" inputmode="tel"',
  email: 'type="email" autocomplete="email" inputmode="email"',
  number: 'type="text" autocomplete="off" inputmode="decimal"',
}

/** A question with what is wrong beside it. One line is a labelled field; everything else is a group of them. */
export function fieldHtml(language: Language, field: PageField): string {
  const { question, ask, parts, problem } = field
  const ids = { field: `q-${question}`, problem: `q-${question}-problem` }
  const shown = (content: Text) => escapeHtml(render(language, content))
  const wrong = problem ? `<p class="problem" id="${ids.problem}">${shown(problem)}</p>` : ''
  const about = problem ? ` aria-invalid="true" aria-describedby="${ids.problem}"` : ''
  const marker = `<input type="hidden" name="${PAGE_FIELDS.shown}" value="${escapeHtml(question)}">`
  const attributes = `class="field${problem ? ' wrong' : ''}" id="${ids.field}"`
  const [only, ...more] = parts
  if (only?.kind === 'line' && more.length === 0)
    return `<div ${attributes}>${marker}
<label for="${idOf(only)}">${shown(ask)}</label>
${wrong}
${lineHtml(only, about)}
</div>`
  const inside = parts.map((part) => partHtml(part, shown, about)).join('\n')
  return `<fieldset ${attributes}>${marker}
<legend>${shown(ask)}</legend>
${wrong}
${inside}
</fieldset>`
}

function partHtml(part: Part, shown: (content: Text) => string, about: string): string {
  switch (part.kind) {
    case 'line':
      return askedLine(part, shown, about)
    case 'choices':
      return choicesHtml(part, shown, about)
    case 'fold': {
      const lines = part.lines.map((line) => askedLine(line, shown, about)).join('\n')
      return `<details${part.isOpen ? ' open' : ''}><summary>${shown(part.label)}</summary>\n${lines}\n</details>`
    }
  }
}

/** A line inside a group: without words of its own the group's question names it. */
function askedLine(line: Line, shown: (content: Text) => string, about: string): string {
  const label = line.ask ? `<label class="small" for="${idOf(line)}">${shown(line.ask)}</label>\n` : ''
  return `${label}${lineHtml(line, about)}`
}

function lineHtml(line: Line, about: string): string {
  const { name, value, sort } = line
  return `<input id="${idOf(line)}" name="${escapeHtml(name)}" value="${escapeHtml(value)}" ${LINES[sort]}${about}>`
}

function choicesHtml(
  { name, several, choices }: Choices,
  shown: (content: Text) => string,
  about: string,
): string {
  const type = several ? 'checkbox' : 'radio'
  return choices
    .map(({ code, label, chosen }) => {
      const box = `<input type="${type}" name="${escapeHtml(name)}" value="${escapeHtml(code)}"${chosen ? ' checked' : ''}${about}>`
      return `<label class="choice">${box} <span>${shown(label)}</span></label>`
    })
    .join('\n')
}

function idOf({ name }: Line): string {
  return `line-${escapeHtml(name)}`
}
