import type { strangeCode as vietnamese } from '../vi/strangeCode.ts'

export const strangeCode: Record<keyof typeof vietnamese, string> = {
  'strangeCode.ask': 'If it hangs at a shop or other place, please tell us, and the ward will look into it.',
  'strangeCode.button.report': 'Tell the ward',
  'strangeCode.button.ignore': 'Ignore',
  'strangeCode.ignored': "All right. To check in, photograph the city's poster at the door.",
  'strangeCode.where': 'Where does that code hang?',
  'strangeCode.button.elsewhere': 'Somewhere else',
  'strangeCode.unit.ask':
    'Where does that code hang? Send a photo of the real poster there, or type the 10 characters under the real code, or type the name of the place and its ward (for example: Quán Phở 24, phường Ngô Quyền).',
  'strangeCode.unit.askAlone': 'Which ward or commune is it in?',
  'strangeCode.unit.label': 'Ward or commune',
  'strangeCode.name.ask': 'What is the place called? For example: Quán Phở 24.',
  'strangeCode.name.label': 'Place',
  'strangeCode.notThatOne': "This is not a code of the city's.",
  'strangeCode.received':
    'Thank you for telling us. When others report this code at the same place, the ward and the owner are told to check it.',
  'strangeCode.known': 'Thank you. The ward or the owner has already been told of this code there.',
  'strangeCode.kept':
    'We keep only a fingerprint of the code, the place and this chat, for 7 days. Nobody is told that it was you.',
  'strangeCode.thenPhoto': "To check in, send a photo of the city's poster.",
  'strangeCode.thenIn': 'If you have just arrived there, tap Check in.',
  'strangeCode.over':
    'This report is over. If you still see the code, please photograph it again and send it here.',
  'strangeCode.limit':
    'Thank you, you have sent {most} reports today, so we take no more. If you see another strange code, please tell the staff there.',
  'strangeCode.door': 'Thank you for reporting the strange code at {venue}.',
  'strangeCode.door.ownerTold': 'We have told the owner.',
  'strangeCode.door.wardTold': 'We have told the ward.',
  'strangeCode.door.bothTold': 'We have told the owner and the ward.',
  'strangeCode.what.strange': 'a strange QR code, not issued by the city,',
  'strangeCode.what.old': 'an older national QR poster, not linked to this service,',
  'strangeCode.owner.byPeople': '⚠️ In the last 7 days {count} people reported {what} at {venue}.',
  'strangeCode.owner.byStaff': '⚠️ Your staff report {what} at {venue}.',
  'strangeCode.whatToDo.strange':
    "Please check whether something was stuck over the posters at the doors, take it off, and print the city's poster again if needed. If it is the place's own code, for a menu or for payments, keep it away from the city's poster so that visitors do not mix them up.",
  'strangeCode.whatToDo.old':
    'If it is an old poster of the venue, its owner can photograph it and send it here to go on using it. If not, please take it down.',
  'strangeCode.ward.byPeople':
    'Dear colleagues, in the last 7 days {count} people reported {what} at {place}.',
  'strangeCode.ward.byVenue': 'Dear colleagues, people of {venue} report {what} at this venue.',
  'strangeCode.ward.somewhere': 'places in your area that are not identified',
  'strangeCode.ward.ownerTold': 'The owner was told.',
  'strangeCode.ward.pleaseStrange':
    'Please check the posters and see to it that strange codes are taken off, if there are any.',
  'strangeCode.ward.pleaseOld':
    'Please check, and remind the owner to put the old poster to use or take it down.',
}
