import type { tooMuch as vietnamese } from '../vi/tooMuch.ts'

export const tooMuch: Record<keyof typeof vietnamese, string> = {
  'tooMuch.messages':
    'You are sending very fast, so your last messages were not looked at. Please go on in {minutes} min; what was recorded stays. Meanwhile /ra still checks you out, and /huy stops what you are doing.',
  'tooMuch.groupMessages':
    'This group is sending very fast, so the last messages were not looked at. Please send them again in {minutes} min.',
  'tooMuch.waysOut':
    'That was pressed very often. Please press again in {minutes} min; what was recorded stays.',
  'tooMuch.photos':
    'You sent many photos, so the last one was not looked at, nor will others be just now. Please send them again in {minutes} min, or type the 10 characters printed under the code. What was recorded stays.',
  'tooMuch.photosOnShift':
    'Photos not looked at: {count}. Too many came, and nobody in them is recorded, nor in others sent just now. Please send them again in {minutes} min, or type the visitor’s name and phone number.',
  'tooMuch.photosUnseen':
    'Photos sent earlier and not looked at: {count}. Too many came, and nobody in them is recorded. Please send them again, or type the visitor’s name and phone number.',
  'tooMuch.unknownCodes':
    'None of the codes you typed exists, so codes can be typed again in {minutes} min. A photo of the sheet with the code works meanwhile.',
  'tooMuch.declarations':
    'This account has sent very many declarations today, so this one was not sent. Those sent before stay. Please send it again tomorrow, or fill in a paper form where you are going.',
  'tooMuch.agreements':
    'This account has agreed very often today, so this time was not recorded. What was recorded stays. Please press again tomorrow, or fill in a paper form where you are going.',
}
