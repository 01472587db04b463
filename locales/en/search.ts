import type { search as vietnamese } from '../vi/search.ts'

export const search: Record<keyof typeof vietnamese, string> = {
  'search.ask': 'The name or phone number that the visitor says?',
  'search.label': 'Visitor',
  'search.byName': 'By name: {venue}, {days} (at {time})',
  'search.byPhone': 'By phone number: {venue}, {days} (at {time})',
  'search.noName':
    'No visitor has such a name. The log hides the last word of a name, so it is not searched by that: for Nguyen Van An type Nguyen Van, or the whole phone number.',
  'search.noPhone': 'There is no visit with this phone number.',
  'search.partOfPhone':
    'Please type the whole number, as the visitor says it. The log hides the last three digits, so it is not searched by a part of a number.',
  'search.unclear': 'We did not understand. Please type a name alone, or a whole phone number alone.',
  'search.goesOn': 'The search is not finished. Tap Show more to look through earlier visits.',
  'search.left': 'You can search {count} more times today.',
  'search.lastOne': 'This is the last search for today.',
  'search.limit':
    '{venue} was searched {most} times today, so please go on tomorrow. Searching is for one visitor at a time; looking by days is not limited.',
  'search.tooFast': 'You are searching too fast. Please wait {seconds} seconds.',
}
