import type { history as vietnamese } from '../vi/history.ts'

export const history: Record<keyof typeof vietnamese, string> = {
  'history.today': 'Today, {day}:',
  'history.yesterday': 'Yesterday, {day}:',
  'history.day': '{day}:',
  'history.line.open': '• Since {from}, you are there now: {where}',
  'history.line.over': '• {from}–{until}: {where}',
  'history.line.unseen': '• Left at {until}, arrival unknown: {where}',
  'history.inferred': '{time} (estimated)',
  'history.where': '{venue}, {unit}',
  'history.noted': '{before}; {note}',
  'history.note.who': '{who}',
  'history.note.with': 'with {who}',
  'history.note.companions': 'with {count} more',
  'history.note.staff': 'recorded by staff',
  'history.none': 'You have no check-ins in the past {days} days.',
  'history.noneOn': 'You have no check-ins on {day}.',
  'history.noneIn': 'You have no check-ins from {first} to {last}.',
  'history.deleted': 'Visits are kept for {days} days only. Those before {first} have been deleted.',
  'history.ahead':
    'That day is still to come. Please ask for a day that is past, for example: history yesterday.',
  'history.whichDays':
    'Which day would you like to see? For example: history yesterday, history 23/11, history last 7 days.',
  'history.whichVisit': 'Which visit would you like to correct?',
  'history.pick': '{time}, {venue}',
  'history.gone': 'This visit is no longer there, so it cannot be changed. Your visits: /history',
  'history.byStaff':
    'This visit was recorded by staff at the door. If it is wrong, please ask them to correct it.',
  'history.onlyToday':
    'Only visits of today can be taken back. Older ones stay as they are and are deleted after {days} days.',
  'history.notNow': 'This visit can no longer be changed like that. Your visits: /history',
  'history.where.now': 'You are at {venue} ({gate}), since {time}.',
  'history.endedByItself':
    'Your visit to {venue} counts as ended at {time}. If you left at another time, tap below.',
  'history.when.open': 'You came to {venue} at {time}. When did you leave? For example: left 10:30.',
  'history.when.over':
    'Your visit to {venue} is recorded as ended at {time}. When did you leave? For example: left 10:30, or left 9 pm yesterday.',
  'history.when.overToday':
    'Your visit to {venue} is recorded as ended at {time}. When did you leave? For example: left 10:30, or left 9 pm.',
  'history.kept': 'All right, this visit stays as it is.',
  'history.left.at': '{time}',
  'history.left.which': 'When did you leave {venue}?',
  'history.left.corrected': '✅ Check-out time changed: {venue}, at {time}.',
  'history.left.along': 'The same is recorded for your family who came along.',
  'history.left.none':
    'We found no visit of yours at that time, so nothing was recorded. Your visits: /history',
  'history.left.ahead': 'That time is still to come, so you are not checked out.',
  'history.left.between': 'You can only have left between {from} and {to}, so nothing was recorded.',
  'history.left.justCame':
    'You came to {venue} only now, at {time}, so you cannot have left at another time. Nothing was changed. Your visits: /history',
  'history.left.byStaff':
    'Staff at the door recorded when you left {venue}. If it is wrong, please ask them to correct it.',
  'history.left.notThen':
    'Your visit to {venue} cannot have ended then, so nothing was recorded. Your visits: /history',
  'history.left.noTime':
    'We did not understand this time. Please write it like: left 10:30, left 22:15, or left 9 pm yesterday.',
  'history.turnedOut': '✅ Changed to checked OUT at {time}: {venue}, where you came at {from}.',
  'history.howMany': 'How many people were with you at {venue}?',
  'history.nobodyAlong': 'Nobody',
  'history.alone': '✅ Recorded: you came to {venue} alone.',
  'history.reminder': 'Have you left {venue}?',
  'history.remind.on':
    'If you forget to check out, we remind you once, {minutes} minutes before the visit ends by itself, and never between {from} and {until}.',
  'history.remind.off': 'We do not remind you to check out. A visit that you forget still ends by itself.',
  'history.remind.nobody':
    'You have no check-ins yet. Where you see a QR poster, photograph it and send the photo here.',
  'history.button.before': 'Earlier days',
  'history.button.fix': 'Correct a visit',
  'history.button.fixOne': 'Correct this visit',
  'history.button.outAt': 'Left at another time',
  'history.button.now': 'Leaving now',
  'history.button.keep': 'Leave as it is',
  'history.button.notOut': 'I have not left',
  'history.button.turnOut': 'Change to Out',
  'history.button.left': 'I have left',
  'history.button.remindOn': 'Remind me',
  'history.button.remindOff': 'No reminders',
}
