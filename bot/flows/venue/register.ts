import { noteLanguage } from '../../../db/chats.ts'
import { venuesNamed } from '../../../db/findVenues.ts'
import { registerVenue } from '../../../db/venues.ts'
import { foldedName } from '../../core/fold.ts'
import { withoutReview } from '../../core/form/answers.ts'
import type { Answers, Form } from '../../core/form/form.ts'
import { render, text } from '../../core/text.ts'
import { ensurePerson, isConfirmed, say, type Turn, updateProfile } from '../../core/turn.ts'
import { makeCode } from '../../qr/code.ts'
import { answeredText, answeredUnit } from '../answered.ts'
import { knownOf } from '../checkIn/visitorForm.ts'
import { askConsent, hasConsent } from '../consent/ask.ts'
import { holdsYes } from '../consent/guard.ts'
import type { FormEnd } from '../flow.ts'
import { newForm, openForm } from '../forms.ts'
import { saidEnded } from '../scheme/ended.ts'
import { unitName } from '../unitName.ts'
import { whyNoMoreVenues } from './limits.ts'
import { pressVenue } from './menu.ts'
import { sendPosters } from './posters.ts'
import { nameQuestion, personQuestions, placeQuestions, typeQuestion } from './venueQuestions.ts'
import { tellWardOfNewVenue } from './ward.ts'

const QUESTIONS = [nameQuestion, typeQuestion, ...placeQuestions, ...personQuestions]

const venueForm: Form = {
  name: 'venue',
  questions: [
    ...QUESTIONS,
    {
      name: 'review',
      kind: 'review',
      ask: 'venue.review.ask',
      label: 'venue.review.label',
      send: 'venue.review.send',
    },
  ],
}

export const venueFormEnd: FormEnd = { form: venueForm, finish: checkAndRegister }

/** The same answers with one question more, asked of whoever registers what seems to stand already. */
export const doubleFormEnd: FormEnd = {
  form: {
    name: 'venueDouble',
    questions: [
      ...QUESTIONS,
      {
        name: 'anyway',
        kind: 'yesNo',
        ask: 'venue.double.ask',
        label: 'venue.double.label',
        yes: 'venue.double.yes',
        no: 'venue.double.no',
      },
    ],
  },
  finish: async (turn, answers) => {
    if (answers.anyway === true) return register(turn, answers, true)
    say(turn, { text: text('venue.double.left') })
  },
}

/** /dangky: consent to keep the registrant's name and phone, then the form. */
export async function startRegistration(turn: Turn): Promise<void> {
  if (await saidEnded(turn)) return
  const why = await whyNoMoreVenues(turn, turn.person)
  if (why) return say(turn, { text: why })
  if (!(await hasConsent(turn, 'venue'))) {
    return askConsent(turn, 'venue', { kind: 'registerVenue', at: turn.at.toISOString() })
  }
  await openForm(turn, venueFormEnd, knownOf(turn.person))
}

/**
 * A venue of the same name in the same unit is likely the same: that is asked before there are two. Of somebody else's
 * nothing is said but that there is one.
 */
async function checkAndRegister(turn: Turn, answers: Answers): Promise<void> {
  const unit = unitOf(turn, answers)
  const venue = answeredText(answers, 'venueName')
  const doubles = await venuesNamed(turn.store, unit, foldedName(venue))
  const own = doubles.find(({ ownerId }) => ownerId !== null && ownerId === turn.person?.id)
  if (doubles.length === 0) return register(turn, answers, false)
  const where = { venue: own?.name ?? venue, unit: unitName(turn.city, unit) }
  await openForm(turn, doubleFormEnd, answers, {
    first: text(own ? 'venue.double.own' : 'venue.double.other', where),
    button: own && { label: text('venue.double.open'), press: `ownvenue:${own.id}` },
  })
}

/** [Mở địa điểm đã có]: that one was meant, so nothing is asked any more. */
export async function pressOwnVenue(turn: Turn, venueId: string): Promise<void> {
  const forms = turn.session.forms.filter(({ form }) => form !== doubleFormEnd.form.name)
  turn.session = { ...turn.session, forms }
  await pressVenue(turn, venueId)
}

async function register(turn: Turn, answers: Answers, isDouble: boolean): Promise<void> {
  if (await saidEnded(turn)) return
  if (!(await holdsYes(turn, 'venue'))) return askForYesFirst(turn, answers)
  const person = await ensurePerson(turn)
  const why = await whyNoMoreVenues(turn, person)
  if (why) return say(turn, { text: why })
  const [name, phone] = [answeredText(answers, 'name'), answeredText(answers, 'phone')]
  const phoneConfirmed = isConfirmed(turn, phone)
  await updateProfile(turn, { name, phone })
  const venue = {
    name: answeredText(answers, 'venueName'),
    foldedName: foldedName(answeredText(answers, 'venueName')),
    type: answeredText(answers, 'type'),
    address: answeredText(answers, 'address'),
    ...unitOf(turn, answers),
  }
  const gate = {
    name: render(turn.language, text('poster.gate.main')),
    direction: 'both',
    code: makeCode(turn.random),
  } as const
  const registrant = { name, phone, phoneConfirmed }
  const { venueId } = await registerVenue(turn.store, { ownerId: person.id, registrant, ...venue }, gate)
  await noteLanguage(turn.store, turn.chat.id, turn.language)
  await sendPosters(turn, venueId, (code) => text('venue.registered', { venue: venue.name, code }))
  await tellWardOfNewVenue(turn, { id: venueId, ...venue }, isDouble)
}

/** A yes that was taken back meanwhile is asked for again; the answers wait, to be looked through once more. */
function askForYesFirst(turn: Turn, answers: Answers): void {
  const heldSince = turn.at.toISOString()
  const form = { ...newForm(turn, venueFormEnd, withoutReview(venueForm, answers)), heldSince }
  turn.session = { ...turn.session, left: { form } }
  askConsent(turn, 'venue', { kind: 'registerVenue', at: turn.at.toISOString() })
}

function unitOf({ city: { edition } }: Turn, answers: Answers) {
  const unitCode = answeredUnit(answers, 'unit')
  if (unitCode === undefined) throw new Error('a venue outside the city')
  return { edition, unitCode }
}
