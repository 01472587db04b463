export const feed = {
  'inside.head': 'People inside now, at {time}',
  'inside.venue': '{venue}: {people}',
  'inside.gate': '• through {gate}: {people}',
  'inside.line': 'Inside now: {people}',
  'inside.ofCapacity': '{people}/{capacity}',
  'inside.full':
    '⚠️ {venue} has reached {capacity} people. Whoever comes is still recorded; you may want to ask visitors to wait outside.',
  'inside.button': 'Inside now',
  'inside.button.again': 'Look again',
  'feed.on':
    'From now on you are told here who comes to or leaves {venue} without you recording it; at busy times in one message.',
  'feed.off': 'You are no longer told of new visits at {venue}.',
  'feed.line': '{time} {way} {person}{companions} · {gate}',
  'feed.way.in': 'IN',
  'feed.way.out': 'OUT',
  'feed.digest': '{venue}, until {time}: {ins} people in, {outs} out',
  'feed.gate': '• {gate}: {ins} in, {outs} out',
  'feed.newest': 'Newest: {names}',
  'feed.unnamed': '(no name)',
  'feed.and': '{before}, {next}',
  'feed.button.on': 'Tell me of new visits',
  'feed.button.off': 'Stop telling me',
} as const
