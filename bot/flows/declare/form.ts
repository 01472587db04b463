import { recordDeclaration } from '../../../db/declarations.ts'
import { noteSeen } from '../../../db/doorPersons.ts'
import { endFormLinks } from '../../../db/formLinks.ts'
import { replaceChatCode } from '../../../db/personCodes.ts'
import type { City } from '../../core/city.ts'
import { cityDay } from '../../core/cityTime.ts'
import type { Answers, FormState } from '../../core/form/form.ts'
import type { Person, Profile } from '../../core/person.ts'
import { text } from '../../core/text.ts'
import { say, type Turn, updateMember, updateProfile } from '../../core/turn.ts'
import { countUse } from '../../core/uses.ts'
import { makeToken } from '../../qr/token.ts'
import { figuresOf, formOf, isRisk } from '../../templates/template.ts'
import { answeredUnit } from '../answered.ts'
import { holdsYes } from '../consent/guard.ts'
import { noteInRound } from '../family/round.ts'
import type { FormEnd } from '../flow.ts'
import { saidEnded } from '../scheme/ended.ts'
import { saidTooMuch } from '../tooMuch.ts'
import { type Declared, sayCode } from './answers.ts'
import { childNote } from './child.ts'
import { formToName } from './inForce.ts'
import { type Matter, whoseMatter } from './matter.ts'
import { askForYesFirst } from './yesFirst.ts'

/** The QR that was in the chat before stays good this long, because it may be on a screenshot shown at a door. */
const FORMER_CODE_HOURS = 24
const HOUR_MILLISECONDS = 3_600_000
const DAY_HOURS = 24

/** A declaration's form, and what is done with it. */
export function declarationEnd(matter: Matter): FormEnd {
  const { template, about } = matter
  return {
    form: formOf(template, about?.name),
    ...(about && { about }),
    finish: (turn, answers) => sendDeclaration(turn, matter, answers),
  }
}

/** The declaration that somebody has begun; nothing when the form is none of a template, or of one that is gone. */
export function declarationNamed(
  { templates }: City,
  { form, about }: Pick<FormState, 'form' | 'about'>,
): FormEnd | undefined {
  const template = templates.byName(form)
  return template && declarationEnd({ template, ...(about && { about }) })
}

/**
 * Keeps a declaration behind the yes to it, which is asked for again where it was taken back meanwhile; ends the pages on which it could be sent again, gives the person a new QR and says until when. Of one
 * of several that are being declared for, the rest comes first, and then the QRs of all.
 */
export async function sendDeclaration(turn: Turn, matter: Matter, answers: Answers): Promise<void> {
  const { template } = matter
  if ((await saidEnded(turn)) || saidTooMuch(turn, 'declarations')) return
  if (!(await holdsYes(turn, template.purpose, matter.about?.person)))
    return askForYesFirst(turn, matter, declarationEnd(matter), answers)
  const person = await learnt(turn, matter, factsIn(answers))
  if (!person) return say(turn, { text: text('family.gone') })
  countUse(turn, 'declarations')
  const validUntil = later(turn.at, template.validHours)
  const risk = isRisk(template, answers)
  const unitCode = answeredUnit(answers, 'unit')
  await recordDeclaration(turn.store, {
    personId: person.id,
    template: template.name,
    answers,
    risk,
    edition: turn.city.edition,
    unitCode,
    legalBasis: 'consent',
    declaredAt: turn.at,
    validUntil,
    keptUntil: later(turn.at, template.keptDays * DAY_HOURS),
    counted: {
      unitCode: unitCode ?? turn.city.units.root.code,
      day: cityDay(turn.at, turn.city.timeZone),
      figures: figuresOf(template, answers),
    },
    ...(matter.about && turn.person && { declaredBy: turn.person.id }),
  })
  await endFormLinks(turn.store, turn.person?.id ?? person.id, {
    form: template.name,
    aboutId: matter.about?.person,
    now: turn.now,
  })
  if (noteInRound(turn, template, { person: person.id, risk, unitCode })) return
  const note = childNote(matter, answers, { now: turn.now, zone: turn.city.timeZone })
  const isOther = matter.about !== undefined
  await giveCode(turn, person, { template, validUntil, risk, unitCode, isOther, note })
}

/** Keeps what was learnt of whose declaration it is; nobody when they are no member of the family any more. */
async function learnt(turn: Turn, matter: Matter, facts: Profile): Promise<Person | undefined> {
  if (!matter.about) return updateProfile(turn, facts)
  const member = await whoseMatter(turn, matter)
  if (!member || !turn.person) return undefined
  // Whoever uses the account for others uses it.
  await noteSeen(turn.store, [turn.person.id], turn.now)
  return updateMember(turn, member, facts)
}

/** Gives a person a new QR for a declaration. */
export async function giveCode(
  turn: Turn,
  person: Person,
  declaration: Declared & { readonly offersCard?: boolean },
): Promise<void> {
  const token = await newChatCode(turn, person.id)
  sayCode(turn, { person, token, form: await formToName(turn, declaration.template), ...declaration })
}

/** The token of a new QR; only its hash is kept, so the one before can't be shown again. */
export async function newChatCode(turn: Turn, personId: number): Promise<string> {
  const token = makeToken(turn.random)
  await replaceChatCode(turn.store, personId, token, later(turn.at, FORMER_CODE_HOURS))
  return token
}

/** What later conversations need not ask again. */
function factsIn(answers: Answers): Profile {
  const facts = (['name', 'phone', 'birth', 'sex'] as const).map((fact) => [fact, answers[fact]])
  return Object.fromEntries(facts.filter(([, value]) => typeof value === 'string')) as Profile
}

function later(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * HOUR_MILLISECONDS)
}
