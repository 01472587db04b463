import type { consent as vietnamese } from '../vi/consent.ts'

export const consent: Record<keyof typeof vietnamese, string> = {
  'consent.visits.ask':
    'This is {venue}, {unit}. To check you in, we need to keep your name, phone number and time of arrival for {days} days, used only if an infection has to be traced. The owner only sees "Nguyễn Văn ***". {travels}',
  'consent.visits.askAnywhere':
    'To check you in, we need to keep your name, phone number and time of arrival for {days} days, used only if an infection has to be traced. The owner only sees "Nguyễn Văn ***". {travels}',
  'consent.visits.yes': 'I agree to be checked in',
  'consent.visits.what':
    'Your name and phone number; where you went, when you came and left. Used to tell you when a case was at the same place at the same time. The owner sees a masked name only. Tracing officials look only when there is a case, and every look is recorded.',
  'consent.declaration.ask':
    'To take your health declaration, {city} needs to keep your answers (name, address, phone and health, which is sensitive data) for {days} days, for epidemic control only. Staff at a door only see whether the declaration is valid. {travels}',
  'consent.declaration.yes': 'I agree to declare',
  'consent.declaration.what':
    'The answers of the declaration, with symptoms and contacts. Used for epidemic control; the health station where you live may contact you when there is a risk. Staff at a door only see whether the declaration is valid.',
  'consent.venue.ask':
    'To register a venue, we keep the name and phone number of the person who registers it until the venue is closed, so that the ward can get in touch. Visits are kept for {days} days. {travels}',
  'consent.venue.yes': 'I agree to register',
  'consent.venue.what':
    'Name and phone number of the person who registers. Only the ward and the city see them, to get in touch about epidemic control at the venue. Visitors do not.',
  'consent.readMore': 'Read more',
  'consent.no': 'I do not agree',
  'consent.explained':
    '{what}\nKept for {days} days after it was recorded, then erased by itself. The data are encrypted, used for nothing else, never sold, on no list. {travels} If you do not agree, you can still enter by signing the paper book.',
  'consent.declined':
    'We keep nothing of yours. You can sign the paper book at the door, or declare at the health station. Whenever you want to use this, send the photo again or type /start.',
  'consent.thanks': 'Thank you. Now send a photo of a QR poster, or type /help to see what you can do.',
  'consent.travels.telegram': 'This message travels through Telegram, whose servers are abroad.',
  'consent.travels.zalo': 'This message travels through Zalo.',
  'consent.travels.web': "This message travels through the city's own server only.",
}
