import type { declare as vietnamese } from '../vi/declare.ts'

export const declare: Record<keyof typeof vietnamese, string> = {
  'declare.button.same': 'Still so',
  'declare.button.changed': 'Something changed',
  'declare.noneValid': 'You have no valid declaration; when you have declared, you get a QR code.',
  'declare.qr': 'The QR code of {name} is valid until {until}. Show it to the staff.',
  'declare.qrByForm': 'The QR code of {name}: {form} valid until {until}. Show it to the staff.',
  'declare.child':
    'Under 16, a parent or guardian declares for you. This declaration is good; next time, ask an adult to type /family on their own phone.',
  'declare.picture.title': 'Personal QR code',
  'declare.picture.validity': 'Declaration valid until {until}',
  'declare.picture.validityByForm': '{form} valid until {until}',
  'declare.picture.hint': 'Show this code to the staff',
  'declare.picture.trial': 'TRIAL VERSION',
}
