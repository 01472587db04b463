import type { whichForm as vietnamese } from '../vi/whichForm.ts'

/** Which of several declarations is meant. */
export const whichForm: Record<keyof typeof vietnamese, string> = {
  'whichForm.ask': 'Which form would you like to fill in?',
  'whichForm.any': 'Declaration',
  'whichForm.anyInSentence': 'declaration',
  'whichForm.none':
    'There is nothing to declare at present. Where you see a QR poster, you can still take a photo of it and send it here.',
  'whichForm.movedOver':
    'The form that you had begun is now replaced by another: {form}. What you answered is kept, where this one asks it too.',
  'whichForm.gone':
    'The form that you had begun is not needed any more, so it has been stopped. Nothing was sent.',
}
