import type { flag as vietnamese } from '../vi/flag.ts'

export const flag: Record<keyof typeof vietnamese, string> = {
  'flag.head.day': 'To be looked at, {unit}, {day}:',
  'flag.head.days': 'To be looked at, {unit}, {first} to {last}:',
  'flag.line.hour':
    '• {venue}: {count} visits within {minutes} min, {from}–{until} on {day}, when nobody usually comes',
  'flag.line.burst':
    '• {venue}: {count} visits within {minutes} min, {from}–{until} on {day}, far more than on usual days',
  'flag.line.day': '• {venue}: {count} visits on {day} ({from}–{until}), more than usual',
  'flag.line.speed':
    '• {venue}: {count} people were recorded in another ward or commune right before or after, {from}–{until} on {day}',
  'flag.unit': '• {unit}: {count} venues',
  'flag.none': 'Nothing is to be looked at.',
  'flag.examples': 'Days are typed as: yesterday, last week, 1/8-15/8; for instance /flags yesterday.',
  'flag.whatToDo':
    'Please call the owner and check the poster on the spot. Press the name of a venue to see it, and to suspend it where needed.',
  'flag.dayMayBe':
    'More than usual may only be a festival, a vaccination, a Tết market, an opening or the like: then there is nothing to do.',
  'flag.changesNothing':
    'This is for you to judge: nobody is kept out, and all these visits count in the figures.',
  'flag.button.further': 'Go on',
  'flag.summary': 'To be looked at: {count} venues',
  'flag.summary.lastDay': 'To be looked at, of the last 24 hours: {count} venues',
  'flag.summary.button': 'See what it is',
  'flag.summary.byCommand': 'What is to be looked at: type /flags.',
  'flag.summary.byCommandOfWeek': 'What is to be looked at: type /flags last week.',
  'flag.ward': 'Dear colleagues, please look at this now:',
  'flag.ward.day': 'Dear colleagues, this venue has far more visits than usual:',
  'flag.ward.whatToDo': 'Please call the owner and check the poster on the spot.',
  'flag.ward.dayWhatToDo':
    'If the reason is not clear, please call the owner and check the poster on the spot.',
  'flag.owner.hour':
    'There were {count} visits at {venue}, {from}–{until} on {day}, when nobody usually comes. If they were real visitors, there is nothing to do. If a photo of your poster was shared online, please hang a new one.',
  'flag.owner.burst':
    'There were {count} visits at {venue}, {from}–{until} on {day}, far more than on usual days. If they were real visitors, there is nothing to do. If a photo of your poster was shared online, please hang a new one.',
  'flag.owner.day':
    'On {day} {venue} had {count} visits, more than usual. If they were real visitors, on a feast or a busy day for instance, there is nothing to do. If a photo of your poster was shared online, please hang a new one.',
  'flag.button.replace': 'Replace the posters',
  'flag.trace.visit': '{line} ({mark})',
  'flag.trace.mark': 'unusual hour',
  'flag.trace.why':
    'Unusual hour: many visits at the venue are hard to believe then; a photo of its poster may have been shared. Please ask again before you conclude.',
}
