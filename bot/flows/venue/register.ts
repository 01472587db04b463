import { boundGroups } from '../../../db/officials.ts'
import { registerVenue } from '../../../db/venues.ts'
import { fold } from '../../core/fold.ts'
import type { Answers, Form } from '../../core/form/form.ts'
import { render, text } from '../../core/text.ts'
import { type Turn, tell, updateProfile } from '../../core/turn.ts'
import { VENUE_TYPES } from '../../core/venueTypes.ts'
import { makeCode } from '../../qr/code.ts'
import { answeredText, answeredUnit } from '../answered.ts'
import { knownOf } from '../checkIn/visitorForm.ts'
import { askConsent, hasConsent } from '../consent/ask.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { sendPosters } from './posters.ts'

/** Characters of a venue's name that a poster can carry. */
const NAME_LENGTH = 120
const ADDRESS_LENGTH = 200

const venueForm: Form = {
  name: 'venue',
  questions: [
    {
      name: 'venueName',
      kind: 'name',
      longest: NAME_LENGTH,
      ask: 'venue.name.ask',
      label: 'venue.name.label',
    },
    {
      name: 'type',
      kind: 'choice',
      ask: 'venue.type.ask',
      label: 'venue.type.label',
      choices: VENUE_TYPES.map(({ code, label }) => ({ name: code, label })),
    },
    {
      name: 'unit',
      kind: 'unit',
      lowest: true,
      before: 'address',
      ask: 'venue.unit.ask',
      label: 'venue.unit.label',
    },
    {
      name: 'address',
      kind: 'text',
      longest: ADDRESS_LENGTH,
      ask: 'venue.address.ask',
      label: 'venue.address.label',
    },
    { name: 'name', kind: 'personName', ask: 'venue.registrant.ask', label: 'venue.registrant.label' },
    { name: 'phone', kind: 'phone', ask: 'venue.phone.ask', label: 'venue.phone.label' },
    {
      name: 'review',
      kind: 'review',
      ask: 'venue.review.ask',
      label: 'venue.review.label',
      send: 'venue.review.send',
    },
  ],
}

export const venueFormEnd: FormEnd = { form: venueForm, finish: register }

/** /dangky: consent to keep the registrant's name and phone, then the form. */
export async function startRegistration(turn: Turn): Promise<void> {
  if (!(await hasConsent(turn, 'venue'))) {
    return askConsent(turn, 'venue', { kind: 'registerVenue', at: turn.at.toISOString() })
  }
  await openForm(turn, venueFormEnd, knownOf(turn.person))
}

async function register(turn: Turn, answers: Answers): Promise<void> {
  const [name, phone] = [answeredText(answers, 'name'), answeredText(answers, 'phone')]
  const unitCode = answeredUnit(answers, 'unit')
  if (unitCode === undefined) throw new Error('a venue outside the city')
  const venueName = answeredText(answers, 'venueName')
  const venue = {
    name: venueName,
    foldedName: fold(venueName),
    type: answeredText(answers, 'type'),
    address: answeredText(answers, 'address'),
    edition: turn.city.edition,
    unitCode,
    registrant: { name, phone, phoneConfirmed: false },
  }
  const person = await updateProfile(turn, { name, phone })
  const gate = {
    name: render(turn.language, text('poster.gate.main')),
    direction: 'both',
    code: makeCode(turn.random),
  } as const
  const { venueId } = await registerVenue(turn.store, { ownerId: person.id, ...venue }, gate)
  await sendPosters(turn, venueId, (code) => text('venue.registered', { venue: venue.name, code }))
  await tellWard(turn, unitCode, venue.name)
}

/** The group of the venue's unit hears of it: the name alone, without address or registrant. */
async function tellWard(turn: Turn, unitCode: string, venue: string): Promise<void> {
  for (const group of await boundGroups(turn.store, { edition: turn.city.edition, unitCode })) {
    const language = group.language === 'en' ? 'en' : 'vi'
    tell(turn, { id: group.chatId, language }, { text: text('group.newVenue', { venue }) }, 'push')
  }
}
