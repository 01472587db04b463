import { type Gate, gatesOf } from '../../../db/gates.ts'
import { gateById, type Venue } from '../../../db/venues.ts'
import type { Deed } from '../../core/rights.ts'
import { lines, type Text, text, words } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { gatesButton, settingsButton } from './buttons.ts'
import { leaveEdit } from './editing.ts'
import { venueFor } from './venueFor.ts'

/** Gates of a venue: a market has a dozen, and a PDF of that many pages is still sent. */
export const GATES_AT_MOST = 30

/** A gate with its venue, when the turn's person may do this there; else they are told that it is not theirs. */
export type GateAt = { readonly venue: Venue; readonly gate: Gate }

export async function gateFor(turn: Turn, gateId: number, deed: Deed): Promise<GateAt | undefined> {
  const found = Number.isSafeInteger(gateId) ? await gateById(turn.store, gateId) : undefined
  const venue = await venueFor(turn, found?.venueId ?? Number.NaN, deed)
  if (!venue) return undefined
  const gate = (await gatesOf(turn.store, venue.id)).find(({ id }) => id === gateId)
  if (gate) return { venue, gate }
  say(turn, { text: text('gates.gone'), buttons: [[gatesButton(venue.id)]] })
  return undefined
}

/** The gates of a venue, each a button, and what is done with all of them. */
export async function pressGates(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'add and close gates')
  if (!venue) return
  leaveEdit(turn)
  const gates = await gatesOf(turn.store, venue.id)
  say(turn, {
    text: lines(
      text('gates.list', { venue: venue.name }),
      ...gates.map((gate) => text('gates.item', { gate: gateLine(gate) })),
    ),
    buttons: [
      ...gates.map(({ id, name }) => [{ label: words(name), press: `gate:${id}` }]),
      [
        { label: text('gates.button.add'), press: `addgate:${venue.id}` },
        { label: text('gates.button.replaceAll'), press: `recode:${venue.id}` },
      ],
    ],
  })
}

export function gateLine({ name, direction, national }: Gate): Text {
  const way = text(`gates.way.${direction}`)
  return text(national ? 'gates.lineNational' : 'gates.line', { gate: name, way })
}

/** One gate and all that can be done with it. */
export function showGate(turn: Turn, { gate, venue }: GateAt, first?: Text): void {
  leaveEdit(turn)
  const about = text('gates.one', { venue: venue.name, gate: gateLine(gate) })
  const act = (what: string): string => `gate:${gate.id}.${what}`
  say(turn, {
    text: first ?? about,
    buttons: [
      [
        { label: text('gates.button.poster'), press: act('poster') },
        { label: text('gates.button.rename'), press: act('rename') },
      ],
      [
        { label: text('gates.button.direction'), press: act('way') },
        { label: text('gates.button.replace'), press: act('code') },
      ],
      [
        gate.national
          ? { label: text('gates.button.release'), press: act('release') }
          : { label: text('gates.button.adopt'), press: act('adopt') },
        { label: text('gates.button.close'), press: act('close') },
      ],
    ],
  })
}

/** After a gate was closed, or all posters replaced. */
export function backToGates(venueId: number) {
  return [[gatesButton(venueId), settingsButton(venueId)]]
}
