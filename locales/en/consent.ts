import type { consent as vietnamese } from '../vi/consent.ts'

export const consent: Record<keyof typeof vietnamese, string> = {
  'consent.visits.ask':
    'This is {venue}, {unit}. To check you in, we need to keep your name, phone number and time of arrival for {days} days, used only if an infection has to be traced. The owner only sees "Nguyễn Văn ***, 0912 345 ***". {travels}',
  'consent.visits.askAnywhere':
    'To check you in, we need to keep your name, phone number and time of arrival for {days} days, used only if an infection has to be traced. The owner only sees "Nguyễn Văn ***, 0912 345 ***". {travels}',
  'consent.visits.yes': 'I agree to be checked in',
  'consent.visits.what':
    'Your name and phone number; where you went, when you came and left. Used to tell you when a case was at the same place at the same time. The owner sees masked names and numbers only. Tracing officials look only when there is a case, and every look is recorded. Visits are kept for {days} days, then erased by themselves; your name and phone number for up to {profileDays} days after you last used this, so that you need not give them again.',
  'consent.visits.otherwise': 'sign the paper book at the door',
  'consent.visits.takeBack': 'Stop check-ins',
  'consent.visits.later': 'Whenever you want to use this, send the photo of the poster again.',
  'consent.venue.ask':
    'To register a venue, we keep the name and phone number of the person who registers it until the venue is closed, so that the ward can get in touch. Visits are kept for {days} days. {travels}',
  'consent.venue.yes': 'I agree to register',
  'consent.venue.what':
    'Name and phone number of the person who registers. Only the ward and the city see them, to get in touch about epidemic control at the venue. Visitors do not. Kept until the venue is closed; visits are kept for {days} days, then erased by themselves.',
  'consent.venue.otherwise': 'register on paper at the office of the ward or commune',
  'consent.venue.takeBack': 'Stop registering venues',
  'consent.venue.later': 'Whenever you want to register here, type /register.',
  'consent.document.ask':
    'To fill this in quickly, we take name, date of birth and sex from the code in the photo. The number of the document, the address and the photo are not kept. Next time you only send the code. {travels}',
  'consent.document.yes': 'I agree, use the code',
  'consent.document.what':
    'Only name, date of birth and sex from the QR code of a Vietnamese identity card or of the national personal QR, for the form that you are filling in; kept like what you type yourself. The number of the document, the address, the photo and all else in the code are thrown away at once. Photograph the code alone, never the whole card.',
  'consent.document.otherwise': 'type name, year of birth and sex',
  'consent.document.takeBack': 'Stop using document codes',
  'consent.document.later': 'Whenever you want to use the code, send the photo again.',
  'consent.gone.takeBack': 'Stop the former form ({form})',
  'consent.gone.otherwise': 'ask the health station or the ward office if you need to',
  'consent.gone.later': 'This form is not in use any more.',
  'consent.again': 'Please tap {yes} to go on, or type cancel.',
  'consent.readMore': 'Read more',
  'consent.no': 'I do not agree',
  'consent.explained':
    '{what}\nThe data are encrypted, used for nothing else, never sold, never published. {travels}\nIf you do not agree, you can {otherwise}.',
  'consent.declined': '{kept} You can {otherwise}. {later}',
  'consent.nothingKept': 'We keep nothing of yours.',
  'consent.nothingMoreKept': 'We keep nothing more of yours.',
  'consent.nothingAgreed': 'You have not agreed to anything, so there is nothing to take back.',
  'consent.whichToWithdraw': 'Which consent do you want to take back?',
  'consent.withdrawn':
    'You have taken your consent back; what was recorded before is erased when its time is over.',
  'consent.thanks': 'Thank you. Now send a photo of a QR poster, or type /help to see what you can do.',
  'consent.travels.telegram': 'This message travels through Telegram, whose servers are abroad.',
  'consent.travels.zalo': 'This message travels through Zalo.',
  'consent.travels.web': "This message travels through the city's own server only.",
}
