import { cityDay } from '../../core/cityTime.ts'
import type { Answers, Form } from '../../core/form/form.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { answeredText } from '../answered.ts'
import type { FormEnd } from '../flow.ts'
import { openForm } from '../forms.ts'
import { venueFor } from '../venue/venueFor.ts'
import { showHeard } from './ask.ts'
import { parseVisitor } from './parseAsked.ts'
import { SEARCH_FORM, withGates } from './show.ts'

/** Characters of what a visitor says: a name, or a number with days behind it. */
const LONGEST = 100

const searchForm: Form = {
  name: SEARCH_FORM,
  questions: [{ name: 'said', kind: 'text', longest: LONGEST, ask: 'search.ask', label: 'search.label' }],
}

export const searchFormEnd: FormEnd = { form: searchForm, finish: searchFor }

/** [Tìm]: asks whom the visitor says to be. */
export async function pressSearch(turn: Turn, venueId: string): Promise<void> {
  const venue = await venueFor(turn, Number(venueId), 'search the log')
  if (!venue) return
  turn.session = { ...turn.session, searchAt: venue.id }
  await openForm(turn, searchFormEnd, {})
}

/** Shows whom the words find; what can't be searched for is explained, and asked for again. */
async function searchFor(turn: Turn, answers: Answers): Promise<void> {
  const { searchAt } = turn.session
  if (searchAt === undefined) return say(turn, { text: text('menu.staleButton') })
  const found = await venueFor(turn, searchAt, 'search the log')
  if (!found) return
  const venue = await withGates(turn, found)
  const heard = parseVisitor(
    answeredText(answers, 'said'),
    cityDay(turn.now, turn.city.timeZone),
    venue.gates,
  )
  if (heard.kind === 'asked') return showHeard(turn, venue, heard)
  const why = heard.kind === 'partOfPhone' ? 'search.partOfPhone' : 'search.unclear'
  await openForm(turn, searchFormEnd, {}, { first: text(why) })
}
