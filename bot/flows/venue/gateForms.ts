import { addGate, changeGate, gatesOf } from '../../../db/gates.ts'
import type { Question } from '../../core/form/form.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { makeCode } from '../../qr/code.ts'
import { answeredText } from '../answered.ts'
import type { FormEnd } from '../flow.ts'
import { gateInSentence } from '../gateName.ts'
import { nextGateButtons } from './buttons.ts'
import { edit, openEdit } from './editing.ts'
import { GATES_AT_MOST, gateFor, showGate } from './gates.ts'
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
    const name = answeredText(answers, 'gateName')
    const gate = { name, direction: wayOf(answeredText(answers, 'way')), code: makeCode(turn.random) }
    const gateId = await addGate(turn.store, venue.id, gate, GATES_AT_MOST)
    if (gateId === undefined) return sayTooMany(turn)
    const added = (code: string) => text('gates.added', { gate: gateInSentence(name), code })
    await sendPosters(turn, venue.id, added, { gateId, buttons: nextGateButtons(venue.id) })
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
