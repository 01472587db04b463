import type { poster as vietnamese } from '../vi/poster.ts'

export const poster: Record<keyof typeof vietnamese, string> = {
  'poster.trial': 'TRIAL',
  'poster.direction.in': 'Entrance',
  'poster.direction.out': 'Exit',
  'poster.direction.both': 'In and out',
  'poster.chat.step1': 'Photograph this code, or scan it with your camera',
  'poster.chat.step2': 'Send the photo to us on {apps}',
  'poster.web.step1': "Scan this code with your phone's camera",
  'poster.web.step2': 'Open the link and answer a few questions',
  'poster.step3': 'A green tick means your visit is recorded',
  'poster.typeCode': 'No camera? Send us these characters',
  'poster.kept':
    'We keep only your name, phone number and time of visit, for {days} days, to trace infections.',
  'poster.issued': 'Issued on {date}',
  'poster.gate.main': 'Main door',
}
