import type { checkIn as vietnamese } from '../vi/checkIn.ts'

export const checkIn: Record<keyof typeof vietnamese, string> = {
  'checkIn.how':
    'Photograph the QR poster at the door and send the photo here, or type the 10 characters printed under the code (for example 7KQ2M-9XH4T).',
  'checkIn.name.ask': 'What is your full name?',
  'checkIn.name.label': 'Full name',
  'checkIn.phone.ask': 'What is your phone number?',
  'checkIn.phone.label': 'Phone',
  'checkIn.in': '✅ Checked IN at {time}: {venue}, {unit}, {gate}.',
  'checkIn.next': 'When you go, tap Leave. Next time the photo is enough.',
  'checkIn.endedElsewhere': 'Your visit to {venue} counts as ended at {time}.',
  'checkIn.cameBefore':
    '✅ Your check-in at {time} is recorded: {venue}, {unit}, {gate}. You are now at {now}, since {since}.',
  'checkIn.already': 'You have been checked in at {venue} since {time}. No need to send it again.',
  'checkIn.leaving': 'You have been at {venue} since {time}. Are you leaving, or still here?',
  'checkIn.stays': 'Your visit to {venue} since {time} goes on. When you go, tap Leave.',
  'checkIn.out': '✅ Checked OUT at {time}: {venue}. Thank you.',
  'checkIn.notIn':
    'This is an exit of {venue} ({gate}), but you are not checked in there. If you have just arrived, tap Check in.',
  'checkIn.nowhere': 'You are not checked in anywhere.',
  'checkIn.over': 'This visit is over. For a new one, send a photo of a QR poster.',
  'checkIn.undone': 'Your check-in at {venue} was taken back.',
  'checkIn.undoneBack': 'Your check-in at {venue} was taken back. Your visit to {before} goes on.',
  'checkIn.howMany': 'How many people are with you?',
  'checkIn.companionCount': '+{count}',
  'checkIn.companionsKept': '✅ Recorded with you at {venue}: {count}.',
  'checkIn.button.out': 'Leave',
  'checkIn.button.stay': 'Still here',
  'checkIn.button.companions': 'With others',
  'checkIn.button.undo': 'Undo',
  'checkIn.button.inAfterAll': 'Check in',
  'checkIn.shut.ended': 'Visit records have ended, so none is made at {venue} any more.',
  'checkIn.shut.closed': '{venue} has closed for good, so nobody checks in there any more.',
  'checkIn.shut.gateClosed':
    '{venue} no longer uses the poster at {gate}. Please photograph the one at another gate, or ask the staff.',
  'checkIn.shut.suspended':
    '{venue} does not take check-ins now. Please ask the staff at the door, or sign the paper book.',
  'checkIn.shut.paused':
    '{venue} is having a break and takes no check-ins now. Please come back when it is open.',
  'checkIn.declareFirst':
    '{venue} asks for a valid {form}. When you have declared, you are checked in at once.',
  'checkIn.unknownCode':
    "This code is not on the city's list. Please photograph the poster at the door again, or type the 10 characters under the code.",
  'checkIn.mistyped':
    'These characters are not quite right. Please look again at the 10 characters under the code, or send a photo of the poster.',
  'checkIn.retiredPoster':
    'This poster of {venue} was replaced. Please tell the staff to put up the new one, and sign the paper book this time.',
  'checkIn.whichGate': 'There are several codes in the photo. Where are you?',
  'checkIn.gateChoice': '{venue}, {gate}, {unit}',
}
