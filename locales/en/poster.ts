import type { poster as vietnamese } from '../vi/poster.ts'

export const poster: Record<keyof typeof vietnamese, string> = {
  'poster.trial': 'TRIAL',
  'poster.direction.in': 'Check in here',
  'poster.direction.out': 'Check out here',
  'poster.direction.both': 'Check in and out here',
  'poster.chat.step1': 'Photograph this code',
  'poster.chat.step2': 'Send the photo to Khai báo y tế {city} on {app}',
  'poster.chat.zaloOrTelegram': 'Send the photo to Khai báo y tế {city} on Zalo or Telegram',
  'poster.web.step1': "Scan this code with your phone's camera",
  'poster.web.step2': 'Open the link and answer a few questions',
  'poster.step3': 'A tick means your visit is recorded',
  'poster.chat.typeCode': 'or send us these characters',
  'poster.web.typeCode': 'or open {host} and type',
  'poster.kept':
    'Your name, phone number and visits serve only to trace infections. Visits are erased after {days} days.',
  'poster.issuer': 'Health declarations, {city}',
  'poster.issued': 'Issued on {date}',
  'poster.gate.main': 'Main door',
}
