import { closeGate, gatesOf, newestCode, replaceCodes } from '../../../db/gates.ts'
import { releasePosters } from '../../../db/nationalPosters.ts'
import type { Venue } from '../../../db/venues.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { makeCode } from '../../qr/code.ts'
import type { FormEnd } from '../flow.ts'
import { gateInSentence } from '../gateName.ts'
import { noteAct } from '../noteAct.ts'
import { awaitOldPoster } from './adopt.ts'
import { gatesButton } from './buttons.ts'
import { leaveEdit, openEdit } from './editing.ts'
import { renameGateEnd, turnGateEnd } from './gateForms.ts'
import { backToGates, type GateAt, gateFor, showGate } from './gates.ts'
import { sendPosters } from './posters.ts'
import { venueFor } from './venueFor.ts'

/** `gate:ID` shows a gate, `gate:ID.rename` and so on change it; `gate:ID.newcode.CODE` names the code that is meant. */
export async function pressGate(turn: Turn, argument: string): Promise<void> {
  const [gateId = '', what = 'show', meant] = argument.split('.')
  const act = Object.entries(ACTS).find(([name]) => name === what)?.[1]
  if (!act) return say(turn, { text: text('menu.staleButton') })
  const at = await gateFor(turn, Number(gateId), act.deed)
  if (!at) return
  leaveEdit(turn)
  await act.run(turn, at, Number(meant))
}

const ACTS = {
  show: { deed: 'add and close gates', run: async (turn, at) => showGate(turn, at) },
  poster: { deed: 'see and replace posters', run: sendPoster },
  rename: { deed: 'add and close gates', run: (turn, at) => ask(turn, renameGateEnd, at) },
  way: { deed: 'add and close gates', run: (turn, at) => ask(turn, turnGateEnd, at) },
  code: { deed: 'see and replace posters', run: askWhetherToReplace },
  newcode: { deed: 'see and replace posters', run: replaceOne },
  adopt: { deed: 'adopt a national poster', run: async (turn, at) => awaitOldPoster(turn, at) },
  release: { deed: 'adopt a national poster', run: release },
  close: { deed: 'add and close gates', run: askWhetherToClose },
  closed: { deed: 'add and close gates', run: close },
} as const satisfies Record<
  string,
  { deed: Parameters<typeof gateFor>[2]; run: (turn: Turn, at: GateAt, meant: number) => Promise<void> }
>

async function ask(turn: Turn, end: FormEnd, { gate, venue }: GateAt): Promise<void> {
  await openEdit(turn, end, gate.id, {
    first: text('gates.about', { venue: venue.name, gate: gateInSentence(gate.name) }),
  })
}

async function sendPoster(turn: Turn, { gate, venue }: GateAt): Promise<void> {
  const intro = (code: string) =>
    text('gates.posterAgain', { venue: venue.name, gate: gateInSentence(gate.name), code })
  await sendPosters(turn, venue.id, intro, { gateId: gate.id })
}

async function askWhetherToReplace(turn: Turn, { gate, venue }: GateAt): Promise<void> {
  const newest = await newestCode(turn.store, { venueId: venue.id, gateId: gate.id })
  say(turn, {
    text: text('gates.replace.ask', { venue: venue.name, gate: gateInSentence(gate.name) }),
    buttons: [
      [
        { label: text('gates.replace.yes'), press: `gate:${gate.id}.newcode.${newest}` },
        { label: text('gates.not'), press: `gate:${gate.id}` },
      ],
    ],
  })
}

async function replaceOne(turn: Turn, { gate, venue }: GateAt, newest: number): Promise<void> {
  const which = { venueId: venue.id, gateId: gate.id, newest }
  if (!(await replaceCodes(turn.store, which, () => makeCode(turn.random), turn.now))) {
    const already = text('gates.replace.already', { gate: gateInSentence(gate.name) })
    const poster = { label: text('gates.button.poster'), press: `gate:${gate.id}.poster` }
    return say(turn, { text: already, buttons: [[poster, gatesButton(venue.id)]] })
  }
  await noteAct(turn, 'poster replaced', { venueId: venue.id, count: 1 })
  const replaced = (code: string) => text('gates.replaced', { gate: gateInSentence(gate.name), code })
  await sendPosters(turn, venue.id, replaced, { gateId: gate.id })
}

/** `recode:ID` asks, `recode:ID.yes.CODE` retires all posters of a venue at once and gives new ones. */
export async function pressReplaceAll(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', step, meant] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'see and replace posters')
  if (!venue) return
  leaveEdit(turn)
  if (step !== 'yes') return askWhetherToReplaceAll(turn, venue)
  const which = { venueId: venue.id, newest: Number(meant) }
  if (!(await replaceCodes(turn.store, which, () => makeCode(turn.random), turn.now))) {
    const already = text('gates.replaceAll.already', { venue: venue.name })
    const posters = { label: text('venue.button.posters'), press: `posters:${venue.id}` }
    return say(turn, { text: already, buttons: [[posters, gatesButton(venue.id)]] })
  }
  await noteAct(turn, 'poster replaced', { venueId: venue.id })
  await sendPosters(turn, venue.id, (code) => text('gates.allReplaced', { venue: venue.name, code }))
}

async function askWhetherToReplaceAll(turn: Turn, { id, name }: Venue): Promise<void> {
  const newest = await newestCode(turn.store, { venueId: id })
  const yes = { label: text('gates.replaceAll.yes'), press: `recode:${id}.yes.${newest}` }
  say(turn, {
    text: text('gates.replaceAll.ask', { venue: name }),
    buttons: [[yes, { label: text('gates.not'), press: `gates:${id}` }]],
  })
}

async function release(turn: Turn, at: GateAt): Promise<void> {
  await releasePosters(turn.store, at.gate.id)
  const released = text('gates.released', { gate: gateInSentence(at.gate.name) })
  showGate(turn, { ...at, gate: { ...at.gate, national: false } }, released)
}

async function askWhetherToClose(turn: Turn, { gate, venue }: GateAt): Promise<void> {
  if ((await gatesOf(turn.store, venue.id)).length === 1) return sayLast(turn, venue.id)
  say(turn, {
    text: text('gates.close.ask', { venue: venue.name, gate: gateInSentence(gate.name) }),
    buttons: [
      [
        { label: text('gates.close.yes'), press: `gate:${gate.id}.closed` },
        { label: text('gates.not'), press: `gate:${gate.id}` },
      ],
    ],
  })
}

async function close(turn: Turn, { gate, venue }: GateAt): Promise<void> {
  const closed = await closeGate(turn.store, { venueId: venue.id, gateId: gate.id }, turn.now)
  if (!closed) return sayLast(turn, venue.id)
  const said = text('gates.closed', { venue: venue.name, gate: gateInSentence(gate.name) })
  say(turn, { text: said, buttons: backToGates(venue.id) })
}

/** A venue without a gate would be closed without anybody having said so. */
function sayLast(turn: Turn, venueId: number): void {
  say(turn, { text: text('gates.last'), buttons: backToGates(venueId) })
}
