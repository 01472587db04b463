import type { HeldOffice } from '../../../db/appointments.ts'
import { dateText } from '../../core/cityTime.ts'
import type { Button } from '../../core/outgoing.ts'
import { shortName } from '../../core/personName.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { noteAct } from '../noteAct.ts'
import { unitName } from '../unitName.ts'
import { officesInSight } from './reach.ts'

/** People in one message, and in one list of buttons: with the longest names that fits where a message has 2,000 characters. */
const SHOWN = 10
/** Leads and tracers of one unit are few. */
const BESIDE_SHOWN = 5

/** /canbo: what one is appointed to, and for whoever leads everybody below. */
export async function showOffices(turn: Turn): Promise<void> {
  await sayOffices(turn, 0)
}

/** `FROM` for those further down a long list. */
export async function pressList(turn: Turn, from: string): Promise<void> {
  await sayOffices(turn, wholeFrom(from))
}

async function sayOffices(turn: Turn, from: number): Promise<void> {
  const { own, isLead, held, beside } = await officesInSight(turn)
  if (own.length === 0) return say(turn, { text: text('appointment.notForYou') })
  const mine = own.map((office) => text('appointment.own', placed(turn, office)))
  if (!isLead) return say(turn, { text: lines(...mine) })
  const { shown, more } = pageOf(held, from, (next) => `office:${next}`)
  await noteAct(turn, 'officials listed', { count: shown.length + (from === 0 ? beside.length : 0) })
  const listed =
    held.length === 0
      ? [text('appointment.nobody')]
      : [
          text('appointment.head', { count: held.length }),
          ...shown.map((office, index) => lineOf(turn, office, from + index + 1)),
        ]
  const ending: Button<Text>[][] =
    held.length === 0
      ? []
      : [
          [
            { label: text('appointment.button.end'), press: 'officeEnd:' },
            { label: text('appointment.button.lost'), press: 'officeLost:' },
          ],
        ]
  const invite = { label: text('appointment.button.invite'), press: 'officeInvite:' }
  say(turn, {
    text: lines(...(from === 0 ? mine : []), ...listed, ...(from === 0 ? besideLines(turn, beside) : [])),
    buttons: [...more, [invite], ...ending],
  })
}

/** Those whom somebody sees and can't end, so that nobody looks for them: as many as a message takes. */
function besideLines(turn: Turn, beside: readonly HeldOffice[]): Text[] {
  if (beside.length === 0) return []
  const shown = beside.slice(0, BESIDE_SHOWN)
  return [
    text('appointment.beside', { count: beside.length }),
    ...shown.map((office) =>
      text('appointment.besideLine', { name: officialName(turn, office), ...placed(turn, office) }),
    ),
  ]
}

/** So many as a message takes, and the button that shows those after them. */
export function pageOf(
  held: readonly HeldOffice[],
  from: number,
  pressFrom: (next: number) => string,
): { readonly shown: readonly HeldOffice[]; readonly more: Button<Text>[][] } {
  const next = from + SHOWN
  const more =
    held.length > next ? [[{ label: text('appointment.button.more'), press: pressFrom(next) }]] : []
  return { shown: held.slice(from, next), more }
}

/** Where a list goes on, as a button bears it; a forged one begins anew. */
export function wholeFrom(written: string): number {
  const from = Number(written)
  return Number.isSafeInteger(from) && from > 0 ? from : 0
}

function lineOf(turn: Turn, office: HeldOffice, place: number): Text {
  return text('appointment.line', { place, name: officialName(turn, office), ...placed(turn, office) })
}

/** Under which name an official is known to whoever appoints; where the messenger should not learn it, shortened. */
export function officialName({ channel }: Turn, { id, name }: HeldOffice): Text | string {
  if (name === undefined) return text('appointment.nameless', { id })
  return channel.limits.discreet ? shortName(name) : name
}

/** An appointment by its role, its unit and its end. */
export function placed(turn: Turn, { role, until, edition, unitCode }: HeldOffice) {
  return {
    role: text(`appointment.as.${role}`),
    unit: unitName(turn.city, { edition, unitCode }),
    end: endText(turn, until),
  }
}

function endText({ city }: Turn, until: Date | null): Text {
  return until === null
    ? text('appointment.noEnd')
    : text('appointment.untilDay', { day: dateText(until, city.timeZone) })
}
