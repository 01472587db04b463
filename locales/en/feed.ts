export const feed = {
  'inside.button': 'Inside now',
  'inside.line': 'Inside now: {people}',
  'inside.ofCapacity': '{people}/{capacity}',
  'inside.full':
    '⚠️ {venue} has reached {capacity} people. Whoever comes is still recorded; you may want to ask visitors to wait outside.',
} as const
