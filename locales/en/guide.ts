import type { guide as vietnamese } from '../vi/guide.ts'

export const guide: Record<keyof typeof vietnamese, string> = {
  'guide.name': 'Guide {number}',
  'guide.heading': '{name}. {title}',
  'guide.line': 'Step {number}: {step}',
  'guide.sendNumber': 'Send a number to choose.',
  'guide.button.paper': 'To print (PDF)',
  'guide.button.others': 'Other guides',
  'guide.button.leaflet': 'Leaflet',
  'guide.button.loudspeaker': 'Loudspeaker text',
  'guide.menu.citizen': 'Which guide would you like? Each has pictures and can be printed.',
  'guide.menu.staff': 'Guides for staff at a door. Each has pictures and can be printed.',
  'guide.menu.owner': 'Guides for owners of a venue. Each has pictures and can be printed.',
  'guide.menu.official':
    'For wards and communes: a leaflet on A4 and a text for loudspeakers. Please choose:',
  'guide.menu.all':
    'Everybody: guides 4, 5, 6\nOwners of a venue: guides 1, 2, 3\nStaff at a door: guide 3\nOfficials of a ward: leaflet and loudspeaker text\nPlease choose, or type the number of a guide, for example /guide 5.',
  'guide.menu.group':
    'Guides and notices about health declarations and QR check-in in {city}. Please choose, or type /guide ward, /guide loudspeaker, or /guide with a number from 1 to 6.',
  'guide.words.ward': 'ward|leaflet|official',
  'guide.words.loudspeaker': 'loudspeaker|loudspeaker text',
  'guide.paper.said': '{name}. {title}: one page of A4 to print.',
  'guide.paper.invitation': 'Scan this code to open the chat',
  'guide.paper.ways': 'or {ways}.',
  'guide.paper.issued': 'Printed on {date}',
  'guide.trial': 'TRIAL',
  'guide.way.zalo': 'in Zalo search for {name}',
  'guide.way.zaloUnknown': 'in Zalo search for the city’s health declaration',
  'guide.way.telegram': 'in Telegram search for @{name}',
  'guide.way.telegramUnknown': 'in Telegram search for the city’s health declaration',
  'guide.way.web': 'open {address}',
  'guide.way.joined': '{one}; {other}',
  'guide.entrance.what': 'Health declarations and check-in, nothing to install. Choose where:',
  'guide.entrance.here': 'Here on this page',

  'guide.hd1.title': 'Get a QR code for a venue',
  'guide.hd1.said1': '/register',
  'guide.hd1.label1': 'Send /register',
  'guide.hd1.step1': 'Send /register or tap Register a venue, read what is kept of you, and agree.',
  'guide.hd1.label2': 'Answer a few questions',
  'guide.hd1.step2':
    'Tell us the venue’s name, kind, address and ward, and the name and phone number of whoever registers it.',
  'guide.hd1.label3': 'Print the QR poster',
  'guide.hd1.step3':
    'You get the poster on A4 at once. Print one for each door. If you have a national poster, send a photo of it to this service to go on using it.',
  'guide.hd1.label4': 'Put it up at eye level',
  'guide.hd1.step4':
    'Put it up at eye level, in good light, with nothing in front. Visitors photograph it to check in. To print it again or add a door: /venues.',

  'guide.hd2.title': 'Look after a venue’s data',
  'guide.hd2.said1': '/log',
  'guide.hd2.label1': 'Read the log',
  'guide.hd2.step1':
    'Send /log for today’s visits; add a day if you need another, for example /log yesterday. Names and numbers of visitors are partly hidden.',
  'guide.hd2.said2': '/exportlog',
  'guide.hd2.label2': 'Get the log as a file',
  'guide.hd2.step2':
    'Send /exportlog for an Excel or CSV file of the days you need. Each visit is erased after {days} days.',
  'guide.hd2.said3': '/staff',
  'guide.hd2.label3': 'Invite staff',
  'guide.hd2.step3':
    'Send /staff to invite those who stand at a door, or to remove them. They scan codes and see the head count, not the log.',
  'guide.hd2.said4': '/venues',
  'guide.hd2.label4': 'Change doors and posters',
  'guide.hd2.step4':
    'Send /venues to add a door, print a poster again, pause, change details or hand over. How many people are inside: /inside.',

  'guide.hd3.title': 'Scan visitors at the door',
  'guide.hd3.said1': '/shift',
  'guide.hd3.label1': 'Send /shift to begin',
  'guide.hd3.step1':
    'Send /shift, then choose the venue and the door. At the end send /endshift; after {hours} hours it ends by itself.',
  'guide.hd3.label2': 'Photograph their code',
  'guide.hd3.step2':
    'Photograph the visitor’s QR code on a phone, a printed card or an identity card (only the code) and send the photo in the chat. Several photos at once are fine.',
  'guide.hd3.said3': 'Lê Thị Hoa 0912 345 678',
  'guide.hd3.label3': 'No code: type one line',
  'guide.hd3.step3':
    'Type full name and phone number on one line, for example: Lê Thị Hoa 0912 345 678. Without a number, type the address.',
  'guide.hd3.label4': 'No network: paper first',
  'guide.hd3.step4':
    'Without a network, write down time, name and phone number. Later type them in the chat, a person a line. To put something right, tap a button under the message.',

  'guide.hd4.title': 'Open the chat',
  'guide.hd4.label1': 'Scan the leaflet’s code',
  'guide.hd4.step1': 'Scan the leaflet’s code with your phone’s camera; or {ways}.',
  'guide.hd4.said2': 'Hello',
  'guide.hd4.label2': 'Say hello',
  'guide.hd4.step2':
    'Tap Start or say hello. You get an answer at once, with buttons to choose from. For English tap English, or send /english.',
  'guide.hd4.label3': 'Read, then agree',
  'guide.hd4.step3':
    'The first time you are told what is kept, why, how long and who reads it. You agree to each purpose; if you do not, paper works too.',
  'guide.hd4.label4': 'Nothing to install',
  'guide.hd4.step4':
    'That is all. Next time just open the chat again. To see your data or take back your consent: send /mydata.',

  'guide.hd5.title': 'Declare your health, get a QR code',
  'guide.hd5.label1': 'Tap Health declaration',
  'guide.hd5.step1':
    'Tap Health declaration or send /declare. Give your name, year of birth, sex, phone number and where you stay.',
  'guide.hd5.said2': 'None of these',
  'guide.hd5.label2': 'Choose what is true',
  'guide.hd5.step2':
    'Choose what is true and tap Done; if nothing is, tap None of these. Look it over, change it if needed, and send it.',
  'guide.hd5.label3': 'Show your code to staff',
  'guide.hd5.step3':
    'You get a QR code at once, good until the time written on it. At the door let staff scan it. To see it again: /myqr.',
  'guide.hd5.label4': 'Family: declare for them',
  'guide.hd5.step4':
    'For relatives who use no phone, declare in their name: /family. Each gets an own code. For a printed card: /card.',

  'guide.hd6.title': 'Scan a venue’s code: in and out',
  'guide.hd6.label1': 'Photograph the QR poster',
  'guide.hd6.step1': 'Where you see a QR poster at the door, photograph all of it, close and in good light.',
  'guide.hd6.label2': 'Send the photo in the chat',
  'guide.hd6.step2':
    'Open the chat (see Guide 4) and send the photo there. If you cannot, type the 10 characters printed under the code. The first time, give your name and phone number.',
  'guide.hd6.said3': 'IN 14:05',
  'guide.hd6.label3': 'A tick: it is recorded',
  'guide.hd6.step3':
    'A tick with the venue’s name and the time means your visit is recorded. Tap With others if you came in company; tap Undo if it was a mistake.',
  'guide.hd6.label4': 'Going? Tap Leave',
  'guide.hd6.step4':
    'When you go, tap Leave under that message or send /checkout. If you forgot, send the time: I left at 10.',

  'guide.leaflet.said':
    'A leaflet on A4. Forward this picture to groups of residents, or get it on paper to put up and hand out.',
  'guide.leaflet.saidInGroup':
    'A leaflet about health declarations and QR check-in. Please forward it to residents’ groups, and print it on A4 for public places.',
  'guide.leaflet.paper': 'The leaflet on one page of A4, to be read from two metres away.',
  'guide.leaflet.title': 'Health declaration and QR check-in: nothing to install',
  'guide.leaflet.step1': 'Scan this code with your phone’s camera',
  'guide.leaflet.step2': 'Agree, answer a few questions, get your QR code',
  'guide.leaflet.step3': 'At a door: photograph the QR poster, send it. Going: tap Leave',
  'guide.leaflet.ways': 'If it does not scan: {ways}',
  'guide.leaflet.noPhone':
    'Without a smartphone: let your family declare for you and print a card, or give your name to staff at the door',
  'guide.leaflet.contact': 'Questions: {contact}',
  'guide.loudspeaker':
    'To be read over loudspeakers, about one minute:\n\nDear residents of {unit}. To keep disease away, please declare your health and check in by QR code with your phone. There is nothing to install.\nUse your phone’s camera to scan the code on the leaflet at the community house or the People’s Committee{way}. Tap I agree and answer a few questions; then you have a QR code of your own.\nAt markets, supermarkets, offices, restaurants and shops, photograph the QR poster at the door and send the photo. A tick means that your visit is recorded. When you go, tap Leave.\nIf you have no smartphone, let your family declare for you, or give your name and phone number to the staff at the door.\nYour details serve only against disease and are erased as the rules say.{contact} Thank you all.',
  'guide.loudspeaker.zalo': ', or open Zalo and search for {name}',
  'guide.loudspeaker.telegram': ', or open Telegram and search for {name}',
  'guide.loudspeaker.contact': ' For questions please contact {contact}.',
}
