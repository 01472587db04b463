import type { photo as vietnamese } from '../vi/photo.ts'

export const photo: Record<keyof typeof vietnamese, string> = {
  'photo.looking': 'This photo is hard to read, so we are looking more closely. A few seconds, please.',
  'photo.inLine':
    'Many people are sending photos. Yours came at {time} and will be read when its turn comes. There is no need to send it again.',
  'photo.inLineMinutes':
    'Many people are sending photos. Yours came at {time} and will be read in about {minutes} min. There is no need to send it again.',
  'photo.nothing':
    'We could not read a code in the photo. Please take it again: the whole code, sharp and well lit.',
  'photo.typeInstead': 'Or type the 10 characters printed under the code (for example 7KQ2M-9XH4T).',
  'photo.foreign': "The code in the photo is not the city's, so we did not open it.",
  'photo.person':
    'This is a personal code, for staff at a door to scan. To check in, photograph the poster at the door.',
  'photo.entrance':
    'This code is on our leaflets and opens this chat, where you are already. To check in, photograph the poster at the door.',
  'photo.identity':
    'This is the code of an identity document; we have kept nothing. You can use it to fill in a declaration quickly. To check in, photograph the poster at the door.',
  'photo.nationalVenue':
    'This is an older kind of poster that is not linked to this service yet. Please ask the staff for the new poster, or sign the paper book.',
  'photo.refused.damaged': 'The photo was damaged on its way. Please send it again.',
  'photo.refused.tooLarge': 'The photo is too large. Please send it as a photo, not as a file.',
  'photo.refused.heic': 'We cannot read HEIC photos. Please send it as a photo, not as a file.',
  'photo.refused.notAPhoto': 'This is not a photo. Please send it as a photo.',
}
