import type { tracePage as vietnamese } from '../vi/tracePage.ts'

export const tracePage: Record<keyof typeof vietnamese, string> = {
  'tracePage.open.title': 'The list of a case',
  'tracePage.open.body':
    'This link works once. After you tap Open the list, you can read it for {minutes} minutes. The page bears its reader’s name; each reading is noted, and the people concerned can see it. Please take no pictures and pass it on to nobody.',
  'tracePage.open.button': 'Open the list',
  'tracePage.title': 'People who were there at the same time',
  'tracePage.reader': 'Read by: {reader}, {moment}, case {reference}',
  'tracePage.window':
    'Visits at venues of {unit} {days}. Together means at most {margin} minutes apart; estimated times are widened by {inferred} minutes.',
  'tracePage.counts': '{persons} people, {presences} visits.',
  'tracePage.companions': 'With them {count} companions, whose names are not known.',
  'tracePage.caseErased':
    'The data of the person of this case were erased, so it can no longer be said who was there at the same time.',
  'tracePage.notices':
    'Notices to {all} people: {delivered} received, {toCall} to be called, {reached} reached by phone.',
  'tracePage.visits': 'Visits of the case',
  'tracePage.elsewhere':
    'Another {count} visits were outside the unit; that unit, or one above, traces them.',
  'tracePage.exposed': 'There at the same time',
  'tracePage.calls': 'To be called',
  'tracePage.nobody': 'There is nobody on this page.',
  'tracePage.toExposed': 'See everybody who was there at the same time',
  'tracePage.column.place': 'Place',
  'tracePage.column.time': 'Time',
  'tracePage.column.person': 'Name',
  'tracePage.column.phone': 'Phone',
  'tracePage.column.together': 'Where and when',
  'tracePage.column.state': 'Notice',
  'tracePage.noName': '(no name yet)',
  'tracePage.born': 'born {year}',
  'tracePage.noPhone': 'no number',
  'tracePage.ofHolder': 'number of whoever declares for them',
  'tracePage.with': 'with {count} others, names not known',
  'tracePage.state.untold': 'not sent',
  'tracePage.state.sending': 'being sent',
  'tracePage.state.delivered': 'received {time}',
  'tracePage.state.toCall': 'to be called',
  'tracePage.state.reached': 'reached by phone {time}',
  'tracePage.state.notReached': 'not reached {time}',
  'tracePage.button.reached': 'Reached',
  'tracePage.button.notReached': 'Not reached',
  'tracePage.about': '{what}: {name}',
  'tracePage.next': 'Next page',
  'tracePage.back': 'Page before',
  'tracePage.page': 'Page {number} of {pages}',
  'tracePage.until': 'This page can be read until {time}. After that, get a new link in the conversation.',
  'tracePage.gone.title': 'This link can’t be used any more',
  'tracePage.gone.body':
    'The link has expired or was used already, or your appointment as a tracer has ended. Get a new link in the conversation.',
  'tracePage.failed.title': 'This page couldn’t be opened',
  'tracePage.failed.body': 'Nothing is lost. Go back to the page before and try again in a minute.',
}
