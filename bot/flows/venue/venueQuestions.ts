import type { Question } from '../../core/form/form.ts'
import { VENUE_TYPES } from '../../core/venueTypes.ts'

/** Characters of a venue's name and address that a poster can carry. */
const NAME_LENGTH = 120
const ADDRESS_LENGTH = 200

/** What is asked of a venue, when it is registered and when it is changed. */
export const nameQuestion: Question = {
  name: 'venueName',
  kind: 'name',
  longest: NAME_LENGTH,
  ask: 'venue.name.ask',
  label: 'venue.name.label',
}

export const typeQuestion: Question = {
  name: 'type',
  kind: 'choice',
  ask: 'venue.type.ask',
  label: 'venue.type.label',
  choices: VENUE_TYPES.map(({ code, label }) => ({ name: code, label })),
}

export const placeQuestions: readonly Question[] = [
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
    format: 'printed',
    longest: ADDRESS_LENGTH,
    ask: 'venue.address.ask',
    label: 'venue.address.label',
  },
]

export const personQuestions: readonly Question[] = [
  { name: 'name', kind: 'personName', ask: 'venue.registrant.ask', label: 'venue.registrant.label' },
  { name: 'phone', kind: 'phone', ask: 'venue.phone.ask', label: 'venue.phone.label' },
]
