import type { menu as vietnamese } from '../vi/menu.ts'

export const menu: Record<keyof typeof vietnamese, string> = {
  'menu.hello':
    'Hello. This is the health declaration and check-in service of {city}.\nWhere you see a QR poster, take a photo of it and send it here. Or choose:',
  'menu.button.declare': 'Health declaration',
  'menu.button.registerVenue': 'Register a venue',
  'menu.button.help': 'Help',
  'menu.button.resume': 'Go on',
  'menu.language.vi': 'Tiếng Việt',
  'menu.language.en': 'English',
  'menu.whichLanguage': 'Which language would you like?',
  'menu.languageChosen': 'From now on we write in English.',
  'menu.help':
    'Health declaration and check-in service of {city}.\n• To check in: photograph the QR poster at the door and send it here. To check out: /checkout, or "I left at 10"\n• Your visits: /history. Reminders to check out: /reminders\n• Health declaration: /declare. Your QR code again: /myqr\n• Declare for your family, check in together: /family. A printed card: /card\n• Your data, take back a consent: /mydata\n• Register a venue: /register\n• Stop what you are doing: /cancel. Change your last answer: /back\n• Language: /language. Use another messenger as well: /link\n• Step by step, with pictures: /guide',
  'menu.button.guides': 'Guides',
  'menu.button.atVenue': 'At your venue',
  'menu.atVenue':
    'At your venue:\n• Start a shift at a door: /shift. End it: /endshift\n• On shift: send a photo of the visitor’s QR code, or type full name and phone number on one line.\n• How many people are inside: /inside\n• Step by step, with pictures: /guide 3',
  'menu.ofOwners':
    'For owners:\n• Posters, gates, pausing, handing over: /venues\n• Staff: /staff\n• Visit log: /log. As a file: /exportlog\n• A strange code stuck on your door: photograph it, send it here, then tap Tell the ward.\n• Step by step, with pictures: /guide 1, /guide 2',
  'menu.contact': 'Questions: {contact}',
  'menu.welcome': 'You are welcome.',
  'menu.notUnderstood':
    'Sorry, we did not understand this message. Send a photo of a QR poster to check in, or choose:',
  'menu.notOnList': 'The list has the numbers 1 to {most}. Please send one of them.',
  'menu.unknownCommand': 'There is no such command. Type /help to see what you can do.',
  'menu.staleButton':
    'This button belongs to an older message. Please answer the newest message, or type /help.',
  'menu.cancelled': 'Stopped. What you have answered so far is kept.',
  'menu.stopped': 'Stopped. Whenever you need us, send a photo of a QR poster or type /help.',
  'menu.goingOn': 'Going on where you stopped.',
  'menu.nothingToCancel': 'There is nothing to stop. Type /help to see what you can do.',
  'menu.nothingToGoOn': 'There is nothing to go on with. Type /help to see what you can do.',
  'menu.nothingBefore': 'There is no question to go back to.',
  'menu.setAside':
    'We could not handle your last message, and nothing was recorded from it. Everything before it is safe. Please send it again, or type /help.',
  'menu.delayed':
    'The server is busy, so we have not handled this message yet. It will be tried again by itself: you need not send it again, and you will hear from us.',
}
