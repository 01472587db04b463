import type { notice as vietnamese } from '../vi/notice.ts'

export const notice: Record<keyof typeof vietnamese, string> = {
  'notice.page.offer':
    'The names of case {reference} are shown on the city’s own page alone. The link works once, within {linkMinutes} minutes; once opened, the page can be read for {minutes} minutes. Every reading is noted, and the people concerned can see it.',
  'notice.page.open': 'Open the list',
  'notice.preview':
    'Case {reference}: the notices would go to {count} people. Nothing is sent yet; another official has to approve.',
  'notice.preview.approvers': '\nOne of these officials approves:',
  'notice.preview.approver': '• {role} of {unit}: {count}',
  'notice.button.ask': 'Request approval',
  'notice.places': '\nWhere they were at the same time:',
  'notice.place': '• {venue}, {unit}: {count} people',
  'notice.morePlaces': '… and {count} more places',
  'notice.words': '\nThe words of the notice:',
  'notice.sample.place': '• (the place and time of each recipient)',
  'notice.sample.day': 'day {days} after the last contact',
  'notice.sample.ask':
    'With fever, cough or trouble breathing, or to ask, call (the health station where the recipient lives, or the city’s contact).',
  'notice.phonesMissing':
    '\nPlease note: {count} wards have no phone of their health station, and the city has no contact. People there are told the name of the station only, and no number to call. The operator can set these numbers before anything is sent.',
  'notice.asked':
    'Case {reference}: {officials} officials were asked to approve notices to {count} people. As soon as one approves, the notices go out and you are told.',
  'notice.waiting':
    'Approval was requested at {time} and is awaited. If nobody has answered after {minutes} minutes, you can ask again.',
  'notice.refusedJustNow':
    'The last request was refused at {time}. After {minutes} minutes you can ask again.',
  'notice.askedEnough':
    'Approval was requested {most} times in this case, which is the most. Please talk to whoever approves.',
  'notice.alreadyApproved': 'The notices of this case are approved already.',
  'notice.nobodyExposed': 'Nobody else was there at the same time, so there is nobody to notify.',
  'notice.nobodyApproves':
    'The request could not be sent: {unit} and the units above it have no other tracer or lead who could approve. Who appointed you, whom you appointed and who has the same phone can not. The lead of a unit above, or the operator, can appoint one.',
  'notice.request':
    'To the official in charge,\nThe tracer of {unit} requests approval of exposure notices.\n\nRequested by: {name}\nCase: {reference}\nUnit: {unit}\nPeriod traced: {first} to {last}\nRecipients: {count} (at {time})',
  'notice.request.refused': 'This request was refused before, on {time}.',
  'notice.request.more':
    'The case was approved on {time}; this is for the people who came to be known since.',
  'notice.request.please': '\nThe notices say where and when, and name nobody. Please consider the request.',
  'notice.button.approve': 'Approve',
  'notice.button.refuse': 'Do not approve',
  'notice.approved': 'Approved. The notices of case {reference} are going out.',
  'notice.refused': 'Noted: not approved. The notices of case {reference} are not sent.',
  'notice.decided.approved': 'This was approved already, on {time}.',
  'notice.decided.refused': 'This was refused already, on {time}.',
  'notice.anotherDecides':
    'Who made the request, who appointed them or was appointed by them, and who has the same phone can not approve it. Another official has to.',
  'notice.notYours': 'This is not within your office at this moment.',
  'notice.tracer.approved':
    'Case {reference}: the notices were approved and are going out. You are told at once of whoever no message can reach, so that you call them, and after 2 hours of whoever has not received one.',
  'notice.tracer.refused':
    'Case {reference}: the notices were not approved. Please talk to whoever approves; you can ask again after 30 minutes.',
  'notice.calls': 'Case {reference}: {count} people are to be called, because no message reaches them.',
  'notice.span': '{day}, {from}–{until}',
  'notice.onDay': '{time} on {day}',
  'notice.estimated': '{time} (estimated)',
  'notice.told.self':
    'The health service of {city} informs you: you were at the same place and time as a person who is followed up for a contagious disease:',
  'notice.told.member':
    'The health service of {city} informs you about {who}, for whom you declare: they were at the same place and time as a person who is followed up for a contagious disease:',
  'notice.told.place': '• {venue}, {unit}: {when}',
  'notice.told.more': '… and {count} more times',
  'notice.told.watch':
    '\nThis is a contact and does not mean illness. Please watch for any change in health until the end of {day}, keep away from crowds, and make a health declaration today with the button below.',
  'notice.told.watchOver':
    '\nThis is a contact and does not mean illness, and the {days} days in which to watch one’s health are over. Please make a health declaration today with the button below.',
  'notice.told.station':
    'With fever, cough or trouble breathing, or to ask, call the health station of {unit}: {phone}.',
  'notice.told.contact': 'With fever, cough or trouble breathing, or to ask, contact {contact}.',
  'notice.told.stationByName':
    'With fever, cough or trouble breathing, or to ask, call or go to the health station of {unit}.',
  'notice.told.nearestStation':
    'With fever, cough or trouble breathing, or to ask, call or go to the health station of the ward where you are.',
  'notice.told.declare': 'Declare',
}
