import type { prefill as vietnamese } from '../vi/prefill.ts'

export const prefill: Record<keyof typeof vietnamese, string> = {
  'prefill.hint':
    'With a Vietnamese ID card, you can also send a photo of its QR code: the code alone, not the whole card.',
  'prefill.filled': 'Filled in from the code: {questions}.',
  'prefill.nothingNew': 'The code has nothing that you have not told already.',
  'prefill.removePhoto': 'We did not keep the photo; you may want to delete it from this chat.',
  'prefill.differs': 'The code differs from what you told: {questions}. Use the code, or keep what you told?',
  'prefill.whose': 'The photo has the codes of {count} people. Whose do you want to use?',
  'prefill.tooMany': 'The photo has the codes of too many people. Please send the code of one person.',
  'prefill.masked':
    'This code hides name, date of birth and sex, so nothing could be filled in. Please type them.',
  'prefill.unclear':
    'This is the code of an identity document, but its parts do not agree, so we did not use it. Please type the answers, or photograph the code again.',
  'prefill.gone': 'This code is not here any more. To use it, please send the photo again.',
  'prefill.kept': 'Fine, what you told stays as it is; nothing of the code was kept.',
  'prefill.dropped': 'Fine, nothing of this code was kept.',
  'prefill.button.use': 'Use it to declare',
  'prefill.button.replace': 'Use the code',
  'prefill.button.keep': 'Keep what I told',
  'prefill.button.nobody': 'Use none',
}
