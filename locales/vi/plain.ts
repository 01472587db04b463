/** Frames for words that are not of the catalogue, and the small words that others are made of. */
export const plain = {
  'plain.words': '{words}',
  'plain.lines': '',
} as const
