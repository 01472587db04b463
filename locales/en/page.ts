import type { page as vietnamese } from '../vi/page.ts'

export const page: Record<keyof typeof vietnamese, string> = {
  'page.thisLanguage': 'English',
  'page.gate.place': '{unit}, {gate}',
  'page.gate.what':
    'Check in, so that you hear of it when a case was at the same place at the same time. Your name, phone number and time of arrival are kept for {days} days, only for tracing the epidemic.',
  'page.gate.needsDeclaration':
    'This place needs a valid {form}. If you have none yet, you make it while checking in.',
  'page.gate.otherWays': 'Other ways',
  'page.gate.zalo': 'Check in with Zalo',
  'page.gate.telegram': 'Check in with Telegram',
  'page.gate.here': 'Check in right here',
  'page.gate.typeCode': 'Or send the code {code} to the health declaration service of the city.',
  'page.toZalo.open': 'Open Zalo',
  'page.toZalo.tap': 'Press Open Zalo: the code below is copied for you.',
  'page.toZalo.paste': 'In Zalo, hold the message field, choose Paste, and send.',
  'page.toZalo.copy': 'Hold the code below and choose Copy.',
  'page.toZalo.openAndPaste': 'Press Open Zalo, hold the message field, choose Paste, and send.',
  'page.toZalo.copyButton': 'Copy',
  'page.toZalo.copied': 'Copied',
  'page.toZalo.refused':
    'This phone did not let us copy the code. Hold the code to copy it, then press Open Zalo.',
  'page.toZalo.photo': 'Or photograph the poster and send the photo in Zalo, without the code.',
  'page.code.nothing.title': 'Type the code of the poster',
  'page.code.nothing.body': 'The code is 10 letters and digits under the square, for example 7KQ2M-9XH4T.',
  'page.code.malformed.title': 'This is not a code of a poster yet',
  'page.code.malformed.body': 'The code is 10 letters and digits under the square, for example 7KQ2M-9XH4T.',
  'page.code.mistyped.title': 'Some letters of this code are wrong',
  'page.code.mistyped.body':
    'A letter or digit was mistyped or misread. Please compare with the code under the square and correct it.',
  'page.code.unknown.title': 'This code is not known',
  'page.code.unknown.body':
    "The code is not on the city's list. Please compare it with the poster, or tell the staff at the door.",
  'page.code.field': 'The 10 letters and digits under the code',
  'page.code.open': 'Continue',
  'page.code.photo': 'Or photograph the poster again, closer and in good light.',
  'page.code.chat': 'Take and send a photo in the web chat',
  'page.code.paper': 'If that does not work, please ask the staff at the door or sign the paper book.',
  'page.shut.ended':
    'The visit records of the city have ended, so there is nothing to check in for. This poster may be taken down.',
  'page.shut.retired':
    'This poster is no longer used. Please tell the staff to put up the new one, and sign the paper book this time.',
  'page.shut.closed': 'This place has closed for good, so nobody checks in here any more.',
  'page.shut.gateClosed':
    'This gate is no longer used. Please photograph the poster at another gate, or ask the staff.',
  'page.shut.suspended':
    'This place does not take check-ins now. Please ask the staff at the door, or sign the paper book.',
  'page.shut.paused':
    'This place is having a break and takes no check-ins now. Please come back when it is open.',
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
  'page.zalo.unreached': 'The server could not reach Zalo. Please reload this page in a minute.',
  'page.zalo.refused':
    'Zalo refused this. Please check ZALO_APP_ID and ZALO_APP_SECRET, then run npm run admin -- zalo connect again.',
  'page.noScript.why': 'This chat does not work here, because JavaScript is switched off. You can:',
  'page.noScript.browser': 'Switch JavaScript on, or open the page in another browser.',
  'page.noScript.zalo': "Open the city's account in Zalo and send a photo of the poster there.",
  'page.noScript.paper': 'Sign the paper book where you go, or declare on paper at a health station.',
  'page.failed.title': 'We could not open this page',
  'page.failed.body':
    'The fault is ours. Please try again in a minute. At a door, please ask the staff or sign the paper log.',
  'page.elsewhere.title': 'Nothing was sent',
  'page.elsewhere.body':
    'This request came from another website, so we did not take it and nothing has changed. Please open the link in your chat again and send it from there.',
  'page.missing.title': 'There is no such page',
  'page.missing.body':
    'The address is incomplete or out of date. Declare your health and check in on the page below.',
  'page.missing.chat': 'Open the health declaration',
  'page.file.gone.title': 'This link no longer works',
  'page.file.gone.body':
    'The link is too old or has been used. Please go back to the chat and ask for it again there.',
  'page.file.busy.title': 'Please try again in a few seconds',
  'page.file.busy.body': 'The server is busy. The link still works, please open it again.',
  'page.file.once':
    'This link works once. After you press Download there are {minutes} minutes to try again in this same browser if the network breaks off. If your messaging app cannot download it, ask for the link again and open it in the browser of your phone.',
  'page.file.get': 'Download',
  'page.file.kind.guidePng': 'Guide (picture)',
  'page.file.kind.guidePdf': 'Guide for printing (PDF)',
  'page.file.kind.leafletPng': 'Leaflet (picture)',
  'page.file.kind.leafletPdf': 'Leaflet for printing (PDF)',
  'page.file.kind.posterPng': 'QR poster (picture)',
  'page.file.kind.posterPdf': 'QR poster for printing (PDF)',
  'page.file.kind.personalQrPng': 'Personal QR code (picture)',
  'page.file.kind.cardPng': 'Health declaration card (picture)',
  'page.file.kind.familyQrPng': 'QR codes of the family (picture)',
  'page.file.kind.cardSheetPdf': 'Health declaration cards for printing (PDF)',
  'page.file.kind.summaryPng': 'Figures as a picture',
  'page.file.kind.reportPdf': 'The report, to be printed and signed',
  'page.file.kind.reportXlsx': 'The report, as a spreadsheet',
  'page.file.kind.export': 'Log of arrivals and departures',
  'page.file.kind.ownData': 'The copy of your data',
}
