import { readFileSync } from 'node:fs'
import { render, type Text, text, words } from '../../bot/core/text.ts'
import { shortDay } from '../../bot/flows/log/lineText.ts'
import type { LineMoment, ShownLine } from '../../bot/flows/log/read.ts'
import type { Language } from '../../locales/catalogue.ts'
import { documentOf, escapeHtml } from './document.ts'

export const LOG_STYLE = readFileSync(new URL('./log.css', import.meta.url), 'utf8')

export type LogPageView = {
  readonly city: string
  readonly title: Text
  readonly counts: Text | undefined
  readonly problem: Text | undefined
  readonly notes: readonly Text[]
  readonly gates: readonly { readonly id: number; readonly name: string }[]
  readonly filters: {
    readonly first: string
    readonly last: string
    readonly gate: string
    readonly said: string
  }
  /** The day of all lines, where it is one: they need not say it. */
  readonly oneDay: string | undefined
  readonly lines: readonly ShownLine[]
  readonly number: number
  readonly next: { readonly at: number; readonly id: number } | undefined
  readonly until: Text | undefined
}

type Show = (content: Text) => string

/** A venue's log as a table that works without script; on a phone each line is a small block of its own. */
export function logPage(language: Language, view: LogPageView): string {
  const shown: Show = (content) => escapeHtml(render(language, content))
  const { title, city, counts, problem, notes, lines } = view
  const main = [
    `<p class="city">${escapeHtml(city)}</p>`,
    `<h1>${shown(title)}</h1>`,
    ...(counts ? [`<p class="counts">${shown(counts)}</p>`] : []),
    filterForm(shown, view, problem),
    ...notes.map((note) => `<p class="note" role="status">${shown(note)}</p>`),
    ...(lines.length > 0 ? [table(shown, view)] : []),
    turning(shown, view),
    ...(view.until ? [`<footer>${shown(view.until)}</footer>`] : []),
  ]
  return documentOf(language, { title, styles: ['/plain.css', '/log.css'], main: main.join('\n') })
}

function filterForm(shown: Show, { filters, gates }: LogPageView, problem: Text | undefined): string {
  const { first, last, gate, said } = filters
  const day = (name: 'first' | 'last', value: string) =>
    `<label>${shown(text(`logPage.${name}`))}<input type="date" name="${name}" value="${escapeHtml(value)}"></label>`
  const about = problem ? 'said-hint problem' : 'said-hint'
  return `<form method="post" class="filters" novalidate>
${problem ? `<p class="problem" role="alert" id="problem">${shown(problem)}</p>` : ''}
${day('first', first)}
${day('last', last)}
${gates.length > 1 ? gateField(shown, gates, gate) : ''}
<label class="said">${shown(text('logPage.said'))}<input name="said" value="${escapeHtml(said)}" maxlength="100" autocomplete="off" autocapitalize="words" spellcheck="false" aria-describedby="${about}"></label>
<p class="hint" id="said-hint">${shown(text('logPage.saidHint'))}</p>
<button class="button" type="submit">${shown(text('logPage.show'))}</button>
</form>`
}

function gateField(shown: Show, gates: LogPageView['gates'], chosen: string): string {
  const option = (value: string, label: string) =>
    `<option value="${value}"${value === chosen ? ' selected' : ''}>${label}</option>`
  const options = [
    option('', shown(text('logPage.allGates'))),
    ...gates.map(({ id, name }) => option(String(id), escapeHtml(name))),
  ]
  return `<label>${shown(text('logPage.gate'))}<select name="gate">${options.join('')}</select></label>`
}

const COLUMNS = ['from', 'until', 'visitor', 'phone', 'gate'] as const

function table(shown: Show, view: LogPageView): string {
  const columns = view.gates.length > 1 ? COLUMNS : COLUMNS.slice(0, -1)
  const head = columns.map((name) => `<th scope="col">${shown(text(`logPage.column.${name}`))}</th>`)
  const rows = view.lines.map((line) => {
    const cells = cellsOf(shown, line, view.oneDay)
    return `<tr>${columns.map((name) => `<td class="${name}">${cells[name]}</td>`).join('')}</tr>`
  })
  return `<table>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

function cellsOf(
  shown: Show,
  { from, until, person, phone, companions, gate }: ShownLine,
  oneDay: string | undefined,
): Record<(typeof COLUMNS)[number], string> {
  const more = companions > 0 ? ` <small>${shown(text('logPage.with', { count: companions }))}</small>` : ''
  return {
    from: momentHtml(shown, from, oneDay),
    until: until ? momentHtml(shown, until, from.day) : `<em>${shown(text('logPage.stillIn'))}</em>`,
    visitor: `${shown(person)}${more}`,
    phone: phone === undefined ? '' : shown(words(phone)),
    gate: escapeHtml(gate),
  }
}

/** A time that nobody saw is marked; the day is said where it is another than that before. */
function momentHtml(shown: Show, { day, time, inferred }: LineMoment, before: string | undefined): string {
  const clock = day === before ? time : `${shortDay(day)} ${time}`
  const mark = inferred ? ` <small>${shown(text('logPage.estimated'))}</small>` : ''
  return `<time datetime="${day}T${time}">${clock}</time>${mark}`
}

/** Turning the page is posted too: where a page begins is when somebody came. */
function turning(shown: Show, { number, next }: LogPageView): string {
  if (number === 1 && !next) return ''
  const form = (fields: string, label: Text) =>
    `<form method="post">${fields}<button class="button small" type="submit">${shown(label)}</button></form>`
  const back =
    number > 1
      ? form('<input type="hidden" name="turn" value="back">', text('logPage.back'))
      : '<span></span>'
  const on = next
    ? form(
        `<input type="hidden" name="turn" value="next"><input type="hidden" name="at" value="${next.at}"><input type="hidden" name="id" value="${next.id}">`,
        text('logPage.next'),
      )
    : '<span></span>'
  return `<nav>${back}<span>${shown(text('logPage.page', { number }))}</span>${on}</nav>`
}
