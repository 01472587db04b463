import { readFileSync } from 'node:fs'
import type { City } from '../../bot/core/city.ts'
import { render, type Text, text } from '../../bot/core/text.ts'
import { daysText } from '../../bot/flows/ownData/daysText.ts'
import { daysOf } from '../../bot/flows/trace/head.ts'
import { unitName } from '../../bot/flows/unitName.ts'
import type { NoticeCounts } from '../../db/exposureNotices.ts'
import type { Trace } from '../../db/traces.ts'
import type { Language } from '../../locales/catalogue.ts'
import type { ExposedPerson } from '../routes/tracePage/people.ts'
import type { Part, Shown } from '../routes/tracePage/shown.ts'
import { documentOf, escapeHtml } from './document.ts'
import { markOver } from './tracePage/mark.ts'
import { nameOf, peopleTable, type Rows, type Show, stateText, visitsTable } from './tracePage/people.ts'

export const TRACE_STYLE = readFileSync(new URL('./trace.css', import.meta.url), 'utf8')

export type TracePageView = {
  readonly city: City
  readonly trace: Trace
  readonly part: Part
  readonly shown: Shown
  readonly notices: NoticeCounts
  /** How many pages each list has. */
  readonly pages: { readonly exposed: number; readonly calls: number }
  /** What stands faintly over all of it. */
  readonly mark: string
  readonly reader: Text
  readonly until: Text
}

/** The names of a case, without script. The title says nothing of it: titles stand in a browser's history. */
export function tracePage(language: Language, view: TracePageView): string {
  const show: Show = (content) => escapeHtml(render(language, content))
  const { city, trace, reader, until, shown } = view
  const rows: Rows = { shown: show, city, edition: trace.edition, isDoubtful: shown.isDoubtful }
  const title = text('tracePage.title')
  const main = [
    `<p class="reader">${show(reader)}</p>`,
    `<h1>${show(title)}</h1>`,
    ...summary(view).map((line) => `<p class="counts">${show(line)}</p>`),
    ...visitsPart(rows, view),
    ...callsPart(rows, view),
    ...exposedPart(rows, view),
    `<footer><p>${show(reader)}</p><p class="until">${show(until)}</p></footer>`,
    markOver(view.mark),
  ]
  return documentOf(language, { title, styles: ['/plain.css', '/trace.css'], main: main.join('\n') })
}

function summary({ city, trace, shown: { counted }, notices }: TracePageView): readonly Text[] {
  const { first, last } = daysOf(trace, city.timeZone)
  const { all, delivered, toCall, reached } = notices
  return [
    text('tracePage.window', {
      unit: unitName(city, trace),
      days: daysText(first, last),
      margin: trace.rule.marginMinutes,
      inferred: trace.rule.inferredMinutes,
    }),
    ...countsText(counted),
    ...(all > 0 ? [text('tracePage.notices', { all, delivered, toCall, reached })] : []),
  ]
}

function countsText(counted: Shown['counted']): readonly Text[] {
  if (!counted) return [text('tracePage.caseErased')]
  const { persons, presences, companions } = counted
  return [
    text('tracePage.counts', { persons, presences }),
    ...(companions > 0 ? [text('tracePage.companions', { count: companions })] : []),
  ]
}

function visitsPart(rows: Rows, { shown: { visits } }: TracePageView): string[] {
  if (!visits) return []
  const { here, elsewhere } = visits
  const more =
    elsewhere > 0
      ? [`<p class="note">${rows.shown(text('tracePage.elsewhere', { count: elsewhere }))}</p>`]
      : []
  return [visitsTable(rows, here), ...more]
}

function callsPart(rows: Rows, { part, shown: { calls }, pages }: TracePageView): string[] {
  if (calls.length === 0) return []
  const number = part.list === 'calls' ? part.number : 1
  const table = peopleTable(rows, text('tracePage.calls'), calls, (person) => callHtml(rows, person))
  return [`<section id="calls">${table}${turning(rows.shown, 'calls', number, pages.calls)}</section>`]
}

/** Whether somebody was reached by phone, and the two buttons that say so. Each is named by whom it is about. */
function callHtml(rows: Rows, person: ExposedPerson): string {
  const { shown } = rows
  const { notice } = person
  const state = `<p>${shown(stateText(rows, person))}</p>`
  if (!notice || notice.callOutcome === 'reached') return state
  const button = (outcome: 'reached' | 'not reached', label: Text) => {
    const about = shown(text('tracePage.about', { what: label, name: nameOf(person) }))
    return `<button class="small button" name="outcome" value="${outcome}" aria-label="${about}">${shown(label)}</button>`
  }
  return `${state}<form method="post"><input type="hidden" name="notice" value="${notice.id}">${button('reached', text('tracePage.button.reached'))}${button('not reached', text('tracePage.button.notReached'))}</form>`
}

function exposedPart(rows: Rows, { part, shown: { exposed }, pages }: TracePageView): string[] {
  if (part.list === 'calls')
    return [`<p><a href="?page=1">${rows.shown(text('tracePage.toExposed'))}</a></p>`]
  if (exposed.length === 0) return [`<p class="note">${rows.shown(text('tracePage.nobody'))}</p>`]
  const table = peopleTable(rows, text('tracePage.exposed'), exposed, (person) =>
    rows.shown(stateText(rows, person)),
  )
  return [
    `<section id="exposed">${table}${turning(rows.shown, 'page', part.number, pages.exposed)}</section>`,
  ]
}

/** The pages of a list. Which one is shown says nothing of anybody, so it may stand in the address. */
function turning(shown: Show, name: 'page' | 'calls', number: number, pages: number): string {
  if (pages === 1 && number === 1) return ''
  const link = (to: number, label: Text) =>
    `<a class="small button" href="?${name}=${to}">${shown(label)}</a>`
  return `<nav aria-label="${shown(text(name === 'page' ? 'tracePage.exposed' : 'tracePage.calls'))}">${number > 1 ? link(number - 1, text('tracePage.back')) : '<span></span>'}<span>${shown(text('tracePage.page', { number, pages }))}</span>${number < pages ? link(number + 1, text('tracePage.next')) : '<span></span>'}</nav>`
}
