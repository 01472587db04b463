import type { appointment as vietnamese } from '../vi/appointment.ts'

export const appointment: Record<keyof typeof vietnamese, string> = {
  'appointment.unit.ask': 'For which unit? Please type its name, for example: Ngô Quyền.',
  'appointment.unit.label': 'Unit',
  'appointment.role.ask': 'To do what?',
  'appointment.role.label': 'Task',
  'appointment.role.reporter': 'Reporting',
  'appointment.role.lead': 'Leading',
  'appointment.role.tracer': 'Tracing',
  'appointment.at': 'An official of {unit}.',
  'appointment.onlyReporter':
    'In {unit} you appoint reporting officials. Leading and tracing officials here are appointed from above or by the operator.',
  'appointment.notYourUnit': 'You cannot appoint anybody in {unit}, only in your own unit and those below.',
  'appointment.name.ask': 'Full name of the person?',
  'appointment.name.label': 'Full name',
  'appointment.days.ask': 'For how long? Tracing is usually for 30 days; the rights end by themselves.',
  'appointment.days.label': 'How long',
  'appointment.days.month': '30 days',
  'appointment.days.quarter': '90 days',
  'appointment.days.half': '180 days',
  'appointment.days.year': '365 days',
  'appointment.review.ask': 'Please check, then make the code:',
  'appointment.review.label': 'Appointment',
  'appointment.review.send': 'Make the code',
  'appointment.as.reporter': 'reporting official',
  'appointment.as.lead': 'leading official',
  'appointment.as.tracer': 'tracing official',
  'appointment.invited':
    'Code for {name} to become {role} of {unit}, until {day}:\n{code}\nPlease send the code or one of these links to that person alone. It works once, until {until}.',
  'appointment.tooMany':
    '{count} codes have not been used yet. Please send them out, or wait until the old ones expire after 3 days.',
  'appointment.notYours':
    'You cannot appoint a {role} of {unit}. A leading official appoints reporting officials of the own unit and those below; leading and tracing officials only below.',
  'appointment.notForYou':
    "This is for appointed officials. Please ask your unit's leading official, or the city's operator.",
  'appointment.notBelow':
    'This person is no longer appointed in your unit or below. Please type /officials to see the list.',
  'appointment.own': 'You are {role} of {unit}, {end}.',
  'appointment.untilDay': 'until {day}',
  'appointment.noEnd': 'without a set end',
  'appointment.nobody': 'Nobody else is appointed in your unit and below.',
  'appointment.head': 'Appointed now: {count}',
  'appointment.line': '{place}. {name}, {role}, {unit}, {end}',
  'appointment.beside':
    '{count} more in your unit, whom only somebody above or the operator can end, a lost phone included:',
  'appointment.besideLine': '– {name}, {role}, {unit}, {end}',
  'appointment.nameless': 'Official no. {id}',
  'appointment.choice': '{name}, {role}, {unit}',
  'appointment.whom.end': 'Whose appointment ends?',
  'appointment.whom.lost': 'Who lost a phone?',
  'appointment.really.end':
    'End the appointment of {name} as {role} of {unit}? The rights end at once and the person is told.',
  'appointment.really.lost':
    '{name} lost a phone? Every appointment within your reach, code given out, open page and shift of theirs ends at once. That phone is not told.',
  'appointment.ended': '{name} is no longer {role} of {unit}.',
  'appointment.endedTold': 'From now on you are no longer {role} of {unit}. Thank you.',
  'appointment.cut':
    '{name} is cut off from now on.\nAppointments ended: {appointments}\nCodes cancelled: {codes}\nPages and files closed: {pages}\nShifts ended: {shifts}',
  'appointment.cutRequests': 'Requests to notify withdrawn: {count}',
  'appointment.cutAppointed':
    'The person has appointed {count} officials: please look through the list and end whoever is strange.',
  'appointment.cutElsewhere':
    'The person has {count} more beyond your reach: please tell the leading official there or the operator.',
  'appointment.cutVenues':
    'What stays: the person is staff at {staff} places and owner of {owner}. An owner removes staff by /staff.',
  'appointment.newPhone':
    'Own data and family stay with the account. On a new phone the person signs in to Zalo or Telegram again, signs the lost phone out, and is invited anew.',
  'appointment.accepted': '{name} is now {role} of {unit}.',
  'appointment.tryOut':
    'This is the code for {name} to become {role} of {unit}; it still works. Please send it to that person.',
  'appointment.welcome.lead':
    "You are appointed as leading official of {unit}. Type /officials to appoint reporting officials and to invite officials of units below; in the unit's group, type /figures for figures.",
  'appointment.welcome.tracer':
    'You are appointed as tracing official of {unit} and trace within {territory}. When there is a case, please type /trace in this private chat and have the case number ready. Every look is written down, and whoever was looked at is told.',
  'appointment.until': 'The appointment holds until {day} and ends by itself; we tell you 7 days before.',
  'appointment.called': 'Your name on papers: {name}',
  'appointment.ending.soon':
    'Your appointment as {role} of {unit} ends on {day}. If it is to go on, please ask the leading official to invite you again before that day.',
  'appointment.ending.over':
    'Your appointment as {role} of {unit} ended on {day}, and its rights with it. Thank you.',
  'appointment.button.invite': 'Invite an official',
  'appointment.button.list': 'See the list',
  'appointment.button.more': 'More',
  'appointment.button.end': 'End an appointment',
  'appointment.button.lost': 'Lost phone',
  'appointment.button.really.end': 'End it',
  'appointment.button.really.lost': 'Cut off now',
  'appointment.button.keep': 'Leave it',
  'appointment.button.notThem': 'Not this person',
}
