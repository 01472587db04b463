import type { poster as vietnamese } from '../vi/poster.ts'

export const poster: Record<keyof typeof vietnamese, string> = {
  'poster.trial': 'TRIAL',
  'poster.direction.in': 'Check in here',
  'poster.direction.out': 'Check out here',
  'poster.direction.both': 'Check in and out here',
  'poster.chat.step1': 'Photograph or scan this code',
  'poster.chat.step2': 'Send the photo to Khai báo y tế {city} on {apps}',
  'poster.web.step1': "Scan this code with your phone's camera",
  'poster.web.step2': 'Open the link and answer a few questions',
  'poster.step3': 'A tick means your visit is recorded',
  'poster.typeCode': 'or send us these characters',
  'poster.kept':
    'We keep only your name, phone number and time of visit, for {days} days, to trace infections.',
  'poster.issuer': 'Health declarations, {city}',
  'poster.issued': 'Issued on {date}',
  'poster.gate.main': 'Main door',
}
