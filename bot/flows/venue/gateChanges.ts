import { changeGate, closeGate, gatesOf, openGate, replaceCode } from '../../../db/gates.ts'
import { releasePosters } from '../../../db/nationalPosters.ts'
import type { Question } from '../../core/form/form.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { makeCode } from '../../qr/code.ts'
import { answeredText } from '../answered.ts'
import type { FormEnd } from '../flow.ts'
import { gateInSentence } from '../gateName.ts'
import { awaitOldPoster } from './adopt.ts'
import { edit, leaveEdit, openEdit } from './editing.ts'
import { backToGates, GATES_AT_MOST, type GateAt, gateFor, showGate } from './gates.ts'
import { sendPosters } from './posters.ts'
import { venueFor } from './venueFor.ts'

/** Characters of a gate's name, in one line of the poster. */
const NAME_LENGTH = 40
const DIRECTIONS = ['both', 'in', 'out'] as const

const nameQuestion: Question = {
  name: 'gateName',
  kind: 'name',
  longest: NAME_LENGTH,
  ask: 'gates.name.ask',
  label: 'gates.name.label',
}
const wayQuestion: Question = {
  name: 'way',
  kind: 'choice',
  ask: 'gates.direction.ask',
  label: 'gates.direction.label',
  choices: DIRECTIONS.map((name) => ({ name, label: `gates.direction.${name}` as const })),
}

export const newGateEnd: FormEnd = edit(
  { name: 'gateNew', questions: [nameQuestion, wayQuestion] },
  async (turn, venueId, answers) => {
    const venue = await venueFor(turn, venueId, 'add and close gates')
    if (!venue) return
    if ((await gatesOf(turn.store, venue.id)).length >= GATES_AT_MOST) return sayTooMany(turn)
    const name = answeredText(answers, 'gateName')
    const gate = { name, direction: wayOf(answeredText(answers, 'way')), code: makeCode(turn.random) }
    const gateId = await openGate(turn.store, venue.id, gate)
    const added = (code: string) => text('gates.added', { gate: gateInSentence(name), code })
    await sendPosters(turn, venue.id, added, gateId)
  },
)

export const renameGateEnd: FormEnd = edit(
  { name: 'gateNewName', questions: [nameQuestion] },
  async (turn, gateId, answers) => {
    const at = await gateFor(turn, gateId, 'add and close gates')
    if (!at) return
    const name = answeredText(answers, 'gateName')
    await changeGate(turn.store, gateId, { name })
    const renamed = text('gates.renamed', { before: at.gate.name, gate: name })
    showGate(turn, { ...at, gate: { ...at.gate, name } }, renamed)
  },
)

export const turnGateEnd: FormEnd = edit(
  { name: 'gateNewWay', questions: [wayQuestion] },
  async (turn, gateId, answers) => {
    const at = await gateFor(turn, gateId, 'add and close gates')
    if (!at) return
    const direction = wayOf(answeredText(answers, 'way'))
    await changeGate(turn.store, gateId, { direction })
    const turned = text('gates.turned', { gate: at.gate.name, way: text(`gates.way.${direction}`) })
    showGate(turn, { ...at, gate: { ...at.gate, direction } }, turned)
  },
)

function wayOf(answer: string) {
  return DIRECTIONS.find((direction) => direction === answer) ?? 'both'
}

export async function pressAddGate(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'add and close gates')
  if (!venue) return
  if ((await gatesOf(turn.store, venue.id)).length >= GATES_AT_MOST) return sayTooMany(turn)
  await openEdit(turn, newGateEnd, venue.id, { first: text('gates.newOf', { venue: venue.name }) })
}

function sayTooMany(turn: Turn): void {
  say(turn, { text: text('gates.tooMany', { most: GATES_AT_MOST }) })
}

/** `gate:ID` shows a gate, `gate:ID.rename` and so on change it. */
export async function pressGate(turn: Turn, argument: string): Promise<void> {
  const [gateId = '', what = 'show'] = argument.split('.')
  const act = Object.entries(ACTS).find(([name]) => name === what)?.[1]
  if (!act) return say(turn, { text: text('menu.staleButton') })
  const at = await gateFor(turn, Number(gateId), act.deed)
  if (!at) return
  leaveEdit(turn)
  await act.run(turn, at)
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
  { deed: Parameters<typeof gateFor>[2]; run: (turn: Turn, at: GateAt) => Promise<void> }
>

async function ask(turn: Turn, end: FormEnd, { gate, venue }: GateAt): Promise<void> {
  await openEdit(turn, end, gate.id, {
    first: text('gates.about', { venue: venue.name, gate: gateInSentence(gate.name) }),
  })
}

async function sendPoster(turn: Turn, { gate, venue }: GateAt): Promise<void> {
  const intro = (code: string) =>
    text('gates.posterAgain', { venue: venue.name, gate: gateInSentence(gate.name), code })
  await sendPosters(turn, venue.id, intro, gate.id)
}

async function askWhetherToReplace(turn: Turn, { gate, venue }: GateAt): Promise<void> {
  say(turn, {
    text: text('gates.replace.ask', { venue: venue.name, gate: gateInSentence(gate.name) }),
    buttons: [
      [
        { label: text('gates.replace.yes'), press: `gate:${gate.id}.newcode` },
        { label: text('gates.not'), press: `gate:${gate.id}` },
      ],
    ],
  })
}

async function replaceOne(turn: Turn, { gate, venue }: GateAt): Promise<void> {
  await replaceCode(turn.store, gate.id, makeCode(turn.random), turn.now)
  const replaced = (code: string) => text('gates.replaced', { gate: gateInSentence(gate.name), code })
  await sendPosters(turn, venue.id, replaced, gate.id)
}

/** `recode:ID` asks, `recode:ID.yes` retires all posters of a venue at once and gives new ones. */
export async function pressReplaceAll(turn: Turn, argument: string): Promise<void> {
  const [venueId = '', step] = argument.split('.')
  const venue = await venueFor(turn, Number(venueId), 'see and replace posters')
  if (!venue) return
  leaveEdit(turn)
  if (step !== 'yes') {
    const yes = { label: text('gates.replaceAll.yes'), press: `recode:${venue.id}.yes` }
    return say(turn, {
      text: text('gates.replaceAll.ask', { venue: venue.name }),
      buttons: [[yes, { label: text('gates.not'), press: `gates:${venue.id}` }]],
    })
  }
  for (const { id } of await gatesOf(turn.store, venue.id)) {
    await replaceCode(turn.store, id, makeCode(turn.random), turn.now)
  }
  await sendPosters(turn, venue.id, (code) => text('gates.allReplaced', { venue: venue.name, code }))
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
