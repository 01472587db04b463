import type { page as vietnamese } from '../vi/page.ts'

export const page: Record<keyof typeof vietnamese, string> = {
  'page.gate.place': '{unit}, {gate}',
  'page.gate.what':
    'Check in, so that you hear of it when a case was at the same place at the same time. Choose how:',
  'page.gate.telegram': 'Check in with Telegram',
  'page.gate.here': 'Check in right here',
  'page.gate.typeCode': 'Or send the code {code} to the health declaration service of the city.',
  'page.unknown.title': 'This code is not known',
  'page.unknown.body':
    "The code is not on the city's list. Please photograph the poster at the door again, or ask the staff.",
  'page.retired.body':
    'This poster is no longer used. Please tell the staff to put up the new one, and sign the paper book this time.',
  'page.person.title': 'Personal QR code',
  'page.person.body': 'This code is for the staff at a door to scan. Show it to them.',
  'page.busy.title': 'Please try again in a minute',
  'page.busy.body':
    'Too many pages were opened from this network. You are not checked in yet: reload this page in a minute, or sign the paper book at the door.',
  'page.zalo.title': 'Zalo of {city}',
  'page.zalo.connected': 'The Official Account is connected. You may close this page.',
  'page.zalo.unknown':
    'This link was used or has expired. Please run npm run admin -- zalo connect again for a new one.',
  'page.zalo.otherAccount':
    'The person who agreed administers another Official Account. Please open the link as an administrator of this one.',
  'page.zalo.refused':
    'Zalo refused this. Please check ZALO_APP_ID and ZALO_APP_SECRET, then run npm run admin -- zalo connect again.',
  'page.missing.title': 'There is no such page',
  'page.missing.body':
    'The address is incomplete or out of date. Declare your health and check in on the page below.',
  'page.missing.chat': 'Open the health declaration',
}
