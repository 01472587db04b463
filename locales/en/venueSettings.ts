import type { venueSettings as vietnamese } from '../vi/venueSettings.ts'

export const venueSettings: Record<keyof typeof vietnamese, string> = {
  'venueSettings.head': 'Settings of {venue}',
  'venueSettings.type': 'Kind: {type}',
  'venueSettings.place': 'Address: {address}, {unit}',
  'venueSettings.phoneConfirmed': 'Contact phone: {phone} (confirmed)',
  'venueSettings.phoneUnconfirmed': 'Contact phone: {phone} (not confirmed)',
  'venueSettings.phoneNone': 'Contact phone: none yet',
  'venueSettings.capacity': 'Capacity: {count} people at once',
  'venueSettings.capacityNone': 'Capacity: no limit',
  'venueSettings.closing': 'Closing time: {time}',
  'venueSettings.closingNone': 'Closing time: not set',
  'venueSettings.declaration': '{form}: visitors need one to come in',
  'venueSettings.declarationNone': '{form}: not asked for',
  'venueSettings.button.name': 'Change name',
  'venueSettings.button.type': 'Change kind',
  'venueSettings.button.place': 'Change address',
  'venueSettings.button.phone': 'Change phone',
  'venueSettings.button.capacity': 'Capacity',
  'venueSettings.button.closing': 'Closing time',
  'venueSettings.button.pause': 'Pause',
  'venueSettings.button.goOn': 'Reopen',
  'venueSettings.button.give': 'Give to another owner',
  'venueSettings.button.close': 'Close for good',
  'venueSettings.about': 'Changing {venue}.',
  'venueSettings.name.changed':
    '{before} is now called {venue}. Posters that hang still work, but show the old name.',
  'venueSettings.type.changed': 'The kind of {venue} is changed.',
  'venueSettings.place.changed':
    'The address of {venue} is changed. Posters that hang still work, but show the old address.',
  'venueSettings.place.suspended':
    'The ward has suspended this venue, so its address cannot be changed. Please contact the ward first.',
  'venueSettings.phone.ask': 'The phone number at which the ward can reach you?',
  'venueSettings.phone.confirmed': 'The contact phone of {venue} is changed: {phone} (confirmed).',
  'venueSettings.phone.unconfirmed': 'The contact phone of {venue} is changed: {phone} (not confirmed).',
  'venueSettings.capacity.ask': 'How many people may be inside at once?',
  'venueSettings.capacity.none': 'No limit',
  'venueSettings.capacity.changed':
    '{venue}: at most {count} people at once. When it is nearly full or full, we tell you and the staff at the door.',
  'venueSettings.capacity.over': '⚠️ {people}/{count} people are inside now.',
  'venueSettings.capacity.gone': '{venue}: no limit on the number of people.',
  'venueSettings.closing.ask':
    'When does it close? For example 22:00 or 10 pm. At that time we send you a summary of the day.',
  'venueSettings.closing.none': 'Send no summary',
  'venueSettings.closing.problem': 'We could not read this time.',
  'venueSettings.closing.changed': '{venue} closes at {time}. At that time we send you a summary of the day.',
  'venueSettings.closing.gone': '{venue}: no summary of the day is sent.',
  'venueSettings.paused':
    '{venue} is paused from now on: visitors who photograph the poster are told so. The log and all else can still be used, and whoever is inside can still check out.',
  'venueSettings.goneOn': '✅ {venue} is open again: visitors photograph the poster to check in.',
  'venueSettings.stillSuspended':
    '{venue} is no longer paused, but the ward has suspended it, so it still takes no visits. Please contact the ward.',
  'venueSettings.close.ask':
    'Close {venue} for good? All posters stop working; whoever photographs one is told that the place is closed. Staff can record nobody any more, and you can no longer read the log. Visits are kept for their {days} days for contact tracing, then erased by themselves. If it is only for a while, choose Pause in Settings.',
  'venueSettings.close.goOn': 'Go on closing',
  'venueSettings.close.not': 'Do not close',
  'venueSettings.close.askAgain': '⚠️ Once closed, {venue} cannot be opened again. Are you sure?',
  'venueSettings.close.done': 'Close this venue for good',
  'venueSettings.closed':
    '{venue} is closed. Please take down the posters. The name and phone of whoever registered it are erased from it; its visits are erased by themselves after {days} days.',
  'venueSettings.closedTold': '{venue} has closed for good, so you no longer record visitors there.',
  'venueSettings.give.ask':
    'Give {venue} to another owner? You get a code that works once within {hours} hours, to send to that person. When they take it, you and the present staff can do nothing there any more; posters and recorded visits stay as they are.',
  'venueSettings.give.code': 'Get the code',
  'venueSettings.give.not': 'Keep it',
  'venueSettings.give.given':
    'The code for taking over {venue}, works once, until {until}:\n{code}\nWhoever takes it over does one of these:',
  'venueSettings.give.then':
    'Whoever has this code can take it over, so send it to the right person only. If it went to the wrong one, tap Call the code back.',
  'venueSettings.give.callBack': 'Call the code back',
  'venueSettings.give.calledBack': 'The code for {venue} is called back. You still manage it.',
  'venueSettings.give.nothingToCallBack': 'There is no code for {venue} that still works.',
  'venueSettings.take.offer':
    'You are invited to take over {venue}, {unit}. You would look after its posters, gates and staff, read its log (names and numbers partly hidden), and be the one whom the ward contacts.',
  'venueSettings.take.yes': 'Take it over',
  'venueSettings.take.no': 'No, thank you',
  'venueSettings.take.left': 'All stays as it was. The code works until it expires, if you change your mind.',
  'venueSettings.take.own':
    'This code is for somebody else to take over {venue}. You manage it already; to give it away, send them the code.',
  'venueSettings.take.why': 'You are taking over {venue}.',
  'venueSettings.take.done':
    '✅ From now on you manage {venue}. Posters that hang still work. Former staff can no longer record visitors; invite your own people.',
  'venueSettings.take.told':
    'Whoever got the code has taken over {venue} at {time}. You and the staff you invited can do nothing there any more.',
  'venueSettings.take.staffTold':
    '{venue} has a new owner, so you are no longer staff there. To go on, ask the new owner to invite you.',
  'venueSettings.take.spent':
    'This code was used, called back or has expired. Please ask whoever gave it to you for a new one.',
}
