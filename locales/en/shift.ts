export const shift = {
  'shift.nowhere':
    'You are not on the staff of any place yet. Ask the owner to type /nhanvien for a code, then send that code here.',
  'shift.stopped': '{venue} takes no visitors for the time being, so there is no shift to start.',
  'shift.whichVenue': 'At which place is your shift?',
  'shift.whichPlace': 'Where is your shift?',
  'shift.whichGate': 'At which gate of {venue} is your shift?',
  'shift.placeChoice': '{venue}, {gate}',
  'shift.whichWay': 'At {venue}, {gate}, do you record people coming in or leaving?',
  'shift.way.in': 'In',
  'shift.way.out': 'Out',
  'shift.way.both': 'Both',
  'shift.begun': 'You are on shift at {venue}, {gate}, recording {way}, until {until}.',
  'shift.records.in': 'people coming IN',
  'shift.records.out': 'people going OUT',
  'shift.records.both': 'people coming IN and going OUT',
  'shift.how':
    'Send a photo of a visitor’s code, or type their name and phone number (and +2 for two companions), and they are recorded at once. Please ask visitors before you scan them.',
  'shift.none': 'You are not on shift anywhere now.',
  'shift.ended': 'Your shift at {venue}, {gate} has ended, {from} to {to}.',
  'shift.over': 'Your shift at {venue}, {gate} ended at {time}, because a shift lasts {hours} hours at most.',
  'shift.recorded': 'People you recorded during the shift: {ins} in, {outs} out.',
  'shift.recordedNothing': 'You recorded nobody during the shift.',
  'shift.again': 'To go on recording, type shift.',
  'shift.noMore':
    'Your shift at {venue} has ended, because the place or this gate takes no more visitors, or you are no longer on the staff there.',
  'shift.told.paused':
    '{venue} is having a break since {time}: nobody is taken in, and people who leave are recorded. Your shift goes on.',
  'shift.told.suspended':
    '⚠️ {venue} is suspended since {time}: nobody is taken in, and people who leave are recorded. Your shift goes on.',
  'shift.told.open':
    '✅ {venue} is open again since {time}. Record visitors as usual; there is no need to start your shift again.',
  'shift.button.start': 'Start a shift',
  'shift.button.end': 'End shift',
} as const
