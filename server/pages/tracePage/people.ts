import type { City } from '../../../bot/core/city.ts'
import { dateAndTime } from '../../../bot/core/cityTime.ts'
import { showPhone } from '../../../bot/core/phone.ts'
import { type Text, text, words } from '../../../bot/core/text.ts'
import type { IsDoubtful } from '../../../bot/flows/trace/doubtful.ts'
import { spanText } from '../../../bot/flows/trace/noticeText.ts'
import { unitName } from '../../../bot/flows/unitName.ts'
import type { CaseVisit, Presence } from '../../../db/exposures.ts'
import type { ExposedPerson } from '../../routes/tracePage/people.ts'
import { escapeHtml } from '../document.ts'

export type Show = (content: Text) => string

/** What a row needs to know of the world: the words, the city, of which edition the units are, and which visits are to be doubted. */
export type Rows = {
  readonly shown: Show
  readonly city: City
  readonly edition: string
  readonly isDoubtful: IsDoubtful
}

/** Where the case was. */
export function visitsTable(rows: Rows, visits: readonly CaseVisit[]): string {
  const { shown } = rows
  return `<table class="visits">
<caption>${shown(text('tracePage.visits'))}</caption>
<thead><tr><th scope="col">${shown(text('tracePage.column.place'))}</th><th scope="col">${shown(text('tracePage.column.time'))}</th></tr></thead>
<tbody>
${visits.map((visit) => `<tr><td class="place">${placeHtml(rows, visit)}</td><td>${whenHtml(rows, visit)}</td></tr>`).join('\n')}
</tbody>
</table>`
}

const COLUMNS = ['person', 'phone', 'together', 'state'] as const

/** Persons as a table; on a phone each is a small block of its own. `last` makes the last cell. */
export function peopleTable(
  rows: Rows,
  caption: Text,
  people: readonly ExposedPerson[],
  last: (person: ExposedPerson) => string,
): string {
  const { shown } = rows
  const head = COLUMNS.map((name) => `<th scope="col">${shown(text(`tracePage.column.${name}`))}</th>`)
  return `<table class="people">
<caption>${shown(caption)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${people.map((person) => `<tr>${cellsOf(rows, person, last).join('')}</tr>`).join('\n')}
</tbody>
</table>`
}

function cellsOf(
  rows: Rows,
  person: ExposedPerson,
  last: (person: ExposedPerson) => string,
): readonly string[] {
  return [
    `<th scope="row" class="person">${personHtml(rows, person)}</th>`,
    `<td class="phone">${phoneHtml(rows, person)}</td>`,
    `<td class="together">${person.presences.map((presence) => togetherHtml(rows, presence)).join('')}</td>`,
    `<td class="state">${last(person)}</td>`,
  ]
}

export function nameOf({ name }: ExposedPerson): Text {
  return name === undefined ? text('tracePage.noName') : words(name)
}

function personHtml({ shown }: Rows, person: ExposedPerson): string {
  const { birthYear, address } = person
  const facts = [
    birthYear && shown(text('tracePage.born', { year: birthYear })),
    address && escapeHtml(address),
  ]
  const known = facts.filter((fact) => fact)
  return `${shown(nameOf(person))}${known.length > 0 ? `<small>${known.join(' · ')}</small>` : ''}`
}

function phoneHtml({ shown }: Rows, { phone, holderId }: ExposedPerson): string {
  if (phone === undefined) return shown(text('tracePage.noPhone'))
  const of = holderId === undefined ? '' : `<small>${shown(text('tracePage.ofHolder'))}</small>`
  return `<span class="number">${escapeHtml(showPhone(phone))}</span>${of}`
}

function togetherHtml(rows: Rows, presence: Presence): string {
  return `<div><span class="place">${placeHtml(rows, presence)}</span> ${whenHtml(rows, presence)}</div>`
}

function placeHtml({ city, edition }: Rows, { venueName, unitCode }: Presence | CaseVisit): string {
  return escapeHtml(`${venueName}, ${unitName(city, { edition, unitCode })}`)
}

function whenHtml({ shown, city, isDoubtful }: Rows, visit: Presence | CaseVisit): string {
  const with_ =
    visit.companions > 0
      ? ` <small>${shown(text('tracePage.with', { count: visit.companions }))}</small>`
      : ''
  const doubt = isDoubtful(visit) ? ` <small>${shown(text('flag.trace.mark'))}</small>` : ''
  return `<span class="when">${shown(spanText(city.timeZone, visit))}</span>${doubt}${with_}`
}

/** How far it is with telling somebody. */
export function stateText({ city: { timeZone } }: Rows, { notice }: ExposedPerson): Text {
  if (!notice) return text('tracePage.state.untold')
  const { deliveredAt, callSince, calledAt, callOutcome } = notice
  const at = (moment: Date) => ({ time: dateAndTime(moment, timeZone) })
  if (calledAt && callOutcome === 'reached') return text('tracePage.state.reached', at(calledAt))
  if (deliveredAt) return text('tracePage.state.delivered', at(deliveredAt))
  if (calledAt) return text('tracePage.state.notReached', at(calledAt))
  return text(callSince ? 'tracePage.state.toCall' : 'tracePage.state.sending')
}
