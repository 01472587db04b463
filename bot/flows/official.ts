import { holdsOffice } from '../../db/appointments.ts'
import { chatsOfPerson, noteLanguage } from '../../db/chats.ts'
import {
  appoint,
  appointmentsOf,
  findInvitation,
  type OfficeOffered,
  spentInvitation,
  type UnitKey,
  useInvitation,
} from '../../db/officials.ts'
import { territoryOf } from '../../db/territory.ts'
import { dateText } from '../core/cityTime.ts'
import { languageOf } from '../core/languageOf.ts'
import { OFFICES, type Office } from '../core/office.ts'
import { shortName } from '../core/personName.ts'
import { lines, type Text, text } from '../core/text.ts'
import { ensurePerson, say, type Turn, tell } from '../core/turn.ts'
import { noteAct } from './noteAct.ts'
import { mayWith, USUAL_DAYS } from './office/reach.ts'
import { operatorCodeSpent, operatorInvited } from './operator/invitation.ts'
import { unitName } from './unitName.ts'

/** What a code gives that was made before codes said it: to bind the unit's group, to submit and correct its reports. */
const USUAL_OFFICE: OfficeOffered = { role: 'reporter' }

const DAY_MILLISECONDS = 86_400_000

type Offer = UnitKey & { readonly office?: OfficeOffered }

/**
 * Somebody opened a one-time link of the operator or of an official above, or typed its code. An official's account is kept by the
 * duty of the office, not by consent. Gives false when the code is no invitation.
 */
export async function invitationOpened(turn: Turn, code: string): Promise<boolean> {
  const invitation = await findInvitation(turn.store, code, turn.now)
  if (invitation?.purpose === 'group') say(turn, { text: text('group.onlyInGroup') })
  else if (invitation?.purpose === 'operator') await operatorInvited(turn, code)
  else if (invitation) await officeOffered(turn, code, invitation)
  else return spentInvitationOpened(turn, code)
  return true
}

async function spentInvitationOpened(turn: Turn, code: string): Promise<boolean> {
  const purpose = await spentInvitation(turn.store, code, turn.now)
  if (purpose === 'operator') await operatorCodeSpent(turn)
  else if (purpose) say(turn, { text: text('official.spent') })
  return purpose !== undefined
}

/** Whoever invited must still be one who may; who tries the own code out does not use it up. */
async function officeOffered(turn: Turn, code: string, offer: Offer): Promise<void> {
  const { office = USUAL_OFFICE } = offer
  const isOwn = office.invitedBy !== undefined && office.invitedBy === turn.person?.id
  if (isOwn) return say(turn, { text: text('appointment.tryOut', called(turn, offer, office)) })
  const isGood =
    (await stillOffered(turn, offer, office)) && (await useInvitation(turn.store, code, turn.now))
  if (!isGood) return say(turn, { text: text('official.spent') })
  await appointed(turn, offer, office)
}

async function stillOffered(turn: Turn, unit: UnitKey, { role, until, invitedBy }: OfficeOffered) {
  if (until !== undefined && until <= turn.now) return false
  if (invitedBy === undefined) return true
  const offices = await appointmentsOf(turn.store, invitedBy, turn.now)
  return mayWith(turn, offices, officeOf(role), unit)
}

async function appointed(turn: Turn, offer: Offer, office: OfficeOffered): Promise<void> {
  const { edition, unitCode } = offer
  const person = await ensurePerson(turn)
  const until = await appoint(
    turn.store,
    person.id,
    { edition, unitCode },
    { ...office, until: endOf(turn, office) },
  )
  await noteAct(turn, 'office taken', { unit: { edition, unitCode } })
  await noteLanguage(turn.store, turn.chat.id, turn.language)
  const unit = unitName(turn.city, { edition, unitCode })
  const territory = unitName(turn.city, await territoryOf(turn.store, offer))
  say(turn, {
    text: lines(
      text(WELCOME[officeOf(office.role)], { unit, territory }),
      ...(office.until && until
        ? [text('appointment.until', { day: dateText(until, turn.city.timeZone) })]
        : []),
      ...(office.name === undefined ? [] : [text('appointment.called', { name: shown(turn, office.name) })]),
    ),
  })
  await tellInviter(turn, offer, office, person.id)
}

/** Codes of before did not say when it ends; every appointment does. */
function endOf({ now }: Turn, { role, until }: OfficeOffered): Date {
  return until ?? new Date(now.getTime() + USUAL_DAYS[officeOf(role)] * DAY_MILLISECONDS)
}

/** What can be done now, by the office. */
const WELCOME = {
  reporter: 'official.appointed',
  lead: 'appointment.welcome.lead',
  tracer: 'appointment.welcome.tracer',
} as const satisfies Record<Office, string>

/** The link may have come to somebody else than was meant, so whoever invited hears of it, with the way to undo it. */
async function tellInviter(turn: Turn, offer: Offer, office: OfficeOffered, personId: number): Promise<void> {
  if (office.invitedBy === undefined) return
  const [chat] = await chatsOfPerson(turn.store, office.invitedBy)
  const { edition, unitCode } = offer
  const id = await holdsOffice(turn.store, personId, { edition, unitCode, role: office.role })
  if (!chat || id === undefined) return
  const told = text('appointment.accepted', {
    ...called(turn, offer, office),
    // What that messenger may learn is not known here.
    name: shortName(office.name ?? ''),
  })
  const buttons = [[{ label: text('appointment.button.notThem'), press: `officeEnd:${id}` }]]
  tell(turn, { id: chat.id, language: languageOf(chat) }, { text: told, buttons }, 'push')
}

function called(
  turn: Turn,
  { edition, unitCode }: Offer,
  { role, name = '' }: OfficeOffered,
): { readonly name: string; readonly role: Text; readonly unit: string } {
  return {
    name: shown(turn, name),
    role: text(`appointment.as.${officeOf(role)}`),
    unit: unitName(turn.city, { edition, unitCode }),
  }
}

function shown({ channel }: Turn, name: string): string {
  return channel.limits.discreet ? shortName(name) : name
}

function officeOf(role: string): Office {
  return OFFICES.find((office) => office === role) ?? 'reporter'
}
