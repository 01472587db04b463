import type { scheme as vietnamese } from '../vi/scheme.ts'

export const scheme: Record<keyof typeof vietnamese, string> = {
  'scheme.ended':
    "The city's health declarations and visit records ended on {day}, so nothing is recorded. The poster at the door may be taken down. To see or erase your own data, type /mydata.",
  'scheme.endedHere':
    "The city's health declarations and visit records ended on {day}: no new report round is opened. Figures can still be seen by /figures.",
  'scheme.visitsGone': 'The scheme ended on {day}; the visits have been deleted.',
  'scheme.ownerTold':
    "The visit records of {city} ended on {day}. Please take the posters down at: {venues}. No visit is recorded since that day, and visitors' data are deleted. Thank you for having taken part.",
  'scheme.ownerToldMany':
    "The visit records of {city} ended on {day}. Please take the posters down at your {count} places. No visit is recorded since that day, and visitors' data are deleted. Thank you for having taken part.",
  'scheme.groupTold':
    'To {unit}. The health declarations and visit records of {city} end on {day}. The posters are no longer valid; please remind the places in your unit to take them down. Daily reports end today; figures can still be seen by /figures.',
  'scheme.noPosters':
    'The former posters are no longer valid. Please make new ones and hang them at the door.',
  'scheme.button.newPosters': 'Make new posters',
}
