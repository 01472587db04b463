export const shift = {
  'shift.button.start': 'Start a shift',
  'shift.ended': 'Shift ended at {venue}, {gate}, {from}–{to}.',
  'shift.over': 'Your shift at {venue}, {gate} ended at {time}: a shift lasts {hours} hours at most.',
  'shift.recorded': 'During the shift you recorded {ins} people coming in and {outs} leaving.',
  'shift.recordedNothing': 'You recorded nobody during the shift.',
  'shift.notRecorded': 'Your last message was not recorded as a visit.',
  'shift.noMore':
    'Your shift at {venue} has ended, because the place or this gate takes no more visits. Your last message was not recorded.',
  'shift.paused':
    '{venue} is paused, so your last message was not recorded. Your shift goes on when the owner opens it again.',
} as const
