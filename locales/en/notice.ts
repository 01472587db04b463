import type { notice as vietnamese } from '../vi/notice.ts'

export const notice: Record<keyof typeof vietnamese, string> = {
  'notice.page.offer':
    'The names of case {reference} are shown on the city’s own page alone. The link works once, within {linkMinutes} minutes; once opened, the page can be read for {minutes} minutes. Every reading is noted, and the people concerned can see it.',
  'notice.page.open': 'Open the list',
  'notice.asked':
    'Case {reference}: {officials} officials were asked to approve notices to {count} people. As soon as one approves, the notices go out and you are told.',
  'notice.waiting':
    'Approval was requested at {time} and is awaited. If nobody has answered after {minutes} minutes, you can ask again.',
  'notice.alreadyApproved': 'The notices of this case are approved already.',
  'notice.nobodyExposed': 'Nobody else was there at the same time, so there is nobody to notify.',
  'notice.nobodyApproves':
    'The request could not be sent: besides you, {unit} and the units above it have no tracer or lead who could approve. The lead of a unit above, or the operator, can appoint one.',
  'notice.request':
    'To the official in charge,\nThe tracer of {unit} requests approval of exposure notices.\n\nCase: {reference}\nUnit: {unit}\nPeriod traced: {first} to {last}\nRecipients: {count} (at {time})\n\nThe notices say where and when, and name nobody. Please consider the request.',
  'notice.button.approve': 'Approve',
  'notice.button.refuse': 'Do not approve',
  'notice.approved': 'Approved. The notices of case {reference} are going out.',
  'notice.refused': 'Noted: not approved. The notices of case {reference} are not sent.',
  'notice.decided.approved': 'This was approved already, on {time}.',
  'notice.decided.refused': 'This was refused already, on {time}.',
  'notice.anotherDecides': 'You made the request, so another official has to approve it.',
  'notice.notYours': 'This is not within your office at this moment.',
  'notice.tracer.approved':
    'Case {reference}: the notices were approved and are going out. Whoever has not received one after 2 hours goes on the list of calls.',
  'notice.tracer.refused':
    'Case {reference}: the notices were not approved. Please talk to whoever approves; you can ask again.',
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
  'notice.told.station': 'If unwell, or to ask, call the health station of {unit}: {phone}.',
  'notice.told.contact': 'If unwell, or to ask, contact {contact}.',
  'notice.told.declare': 'Declare',
}
