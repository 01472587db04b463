import type { HeldOffice } from '../../../db/appointments.ts'
import { officesOf } from '../../../db/appointments.ts'
import { type CutOff, cutOff } from '../../../db/cutOff.ts'
import { dismiss } from '../../../db/officials.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { noteAct } from '../noteAct.ts'
import { tellPerson } from '../tellPerson.ts'
import { endedText } from './ending.ts'
import { officialName, pageOf, placed, wholeFrom } from './list.ts'
import { officesBelow } from './reach.ts'

/** The two ways to end: an appointment, or all that a lost phone opens. */
type Way = 'end' | 'lost'
const PRESS = { end: 'officeEnd', lost: 'officeLost' } as const
const DONE = { end: 'officeEnded', lost: 'officeCut' } as const

export const pressEnd = (turn: Turn, argument: string) => ask(turn, 'end', argument)
export const pressLost = (turn: Turn, argument: string) => ask(turn, 'lost', argument)

/** Nothing asks whom, `.FROM` further down a long list, `ID` asks once whether really. */
async function ask(turn: Turn, way: Way, argument: string): Promise<void> {
  const [id = '', from = '0'] = argument.split('.')
  const held = await officesBelow(turn)
  if (id === '' && held.length > 0) return askWhom(turn, way, held, wholeFrom(from))
  const office = held.find((one) => String(one.id) === id)
  if (!office) return say(turn, { text: text('appointment.notBelow') })
  say(turn, {
    text: text(`appointment.really.${way}`, { name: officialName(turn, office), ...placed(turn, office) }),
    buttons: [
      [
        { label: text(`appointment.button.really.${way}`), press: `${DONE[way]}:${office.id}` },
        { label: text('appointment.button.keep'), press: 'office:' },
      ],
    ],
  })
}

function askWhom(turn: Turn, way: Way, held: readonly HeldOffice[], from: number): void {
  const { shown, more } = pageOf(held, from, (next) => `${PRESS[way]}:.${next}`)
  const choices = shown.map((office) => [
    {
      label: text('appointment.choice', { name: officialName(turn, office), ...placed(turn, office) }),
      press: `${PRESS[way]}:${office.id}`,
    },
  ])
  say(turn, { text: text(`appointment.whom.${way}`), buttons: [...choices, ...more] })
}

/** [Thôi phân công]: at once, and the person is told. */
export async function pressEnded(turn: Turn, id: string): Promise<void> {
  const office = await below(turn, id)
  if (!office || !(await dismiss(turn.store, office.id))) return
  await noteAct(turn, 'office ended', about(office))
  const ended = { name: officialName(turn, office), ...placed(turn, office) }
  await tellPerson(turn, office.personId, { text: endedText(turn.city, office) })
  say(turn, { text: text('appointment.ended', ended), buttons: toList() })
}

/** [Mất máy]: nobody is told in the chats of that phone, because somebody else may read there. */
export async function pressCut(turn: Turn, id: string): Promise<void> {
  const office = await below(turn, id)
  if (!office) return
  const theirs = (await officesBelow(turn)).filter(({ personId }) => personId === office.personId)
  const name = officialName(turn, office)
  const by = { chatId: turn.chat.id, appointmentIds: theirs.map((one) => one.id) }
  const ended = await cutOff(turn.store, office.personId, by)
  await noteAct(turn, 'official cut off', about(office))
  const elsewhere = await officesOf(turn.store, office.personId, turn.now)
  const { appointments, codes, pages, shifts } = ended
  say(turn, {
    text: lines(
      text('appointment.cut', { name, appointments, codes, pages, shifts }),
      ...(ended.requests > 0 ? [text('appointment.cutRequests', { count: ended.requests })] : []),
      ...(ended.appointed > 0 ? [text('appointment.cutAppointed', { count: ended.appointed })] : []),
      ...(elsewhere.length > 0 ? [text('appointment.cutElsewhere', { count: elsewhere.length })] : []),
      ...whatStays(ended),
      text('appointment.newPhone'),
    ),
    buttons: toList(),
  })
}

function whatStays({ staysStaffAt, staysOwnerOf }: CutOff) {
  if (staysStaffAt + staysOwnerOf === 0) return []
  return [text('appointment.cutVenues', { staff: staysStaffAt, owner: staysOwnerOf })]
}

function about({ edition, unitCode, personId }: HeldOffice) {
  return { unit: { edition, unitCode }, personId }
}

async function below(turn: Turn, id: string): Promise<HeldOffice | undefined> {
  const office = (await officesBelow(turn)).find((one) => String(one.id) === id)
  if (!office) say(turn, { text: text('appointment.notBelow') })
  return office
}

function toList() {
  return [[{ label: text('appointment.button.list'), press: 'office:' }]]
}
