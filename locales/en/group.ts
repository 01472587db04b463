import type { group as vietnamese } from '../vi/group.ts'

export const group: Record<keyof typeof vietnamese, string> = {
  'group.hello':
    'Dear colleagues, to bind this group to its unit, the appointed official types /bindgroup and the code given by the operator.',
  'group.help':
    'Commands in a group: /bindgroup CODE binds the group to its unit; /figures shows the figures of today, with a name those of a unit below, with days (yesterday, last week, 1/8-15/8) those of other days; /flags shows venues whose visits are hard to believe; /report opens a report round or sends a report; /venues and a name shows a venue, to suspend it or let it go on; /guide has the leaflet, the loudspeaker text and the guides.',
  'group.onlyInGroup': "This command is for the unit's group: please type it there.",
  'group.onlyInPrivate': 'Please use this command in a private chat with us.',
  'group.codeMissing':
    'Please type /bindgroup with the 10-character code given by the operator, such as /bindgroup 7KQ2M-9XH4T.',
  'group.codeUnknown': 'The code is wrong, used or expired. Please ask the operator for a new one.',
  'group.notAppointed':
    'Only an official appointed for this unit can bind its group. Please open the link that the operator sent you, then type the command again.',
  'group.bound':
    'This group is bound to {unit}. The daily report comes at {hour}:00. Type /figures for the figures of this moment.',
  'group.notBound':
    'This group is not bound to a unit. Please type /bindgroup with the code given by the operator.',
  'group.unitUnknown': 'There is no unit of that name in {unit}.',
  'group.whichUnit': 'Several units bear that name. Please choose:',
  'group.sendUnitNumber': 'Send the number of the unit.',
  'group.newVenue': 'A venue was newly registered here: {venue}.',
  'group.soundsOfficial':
    'The name sounds like an office of the state, a messenger or this service. Please check who registered it.',
  'group.likelyDouble': 'There is already a venue of this name here; please check whether it is the same.',
  'group.closedWhileSuspended':
    'It has the name of a venue that was closed while it was suspended; please check.',
  'group.venueClosed': 'The venue {venue} here has been closed for good.',
  'group.venueRenamed': 'The venue {before} is now called {venue}.',
  'group.venueGiven': 'The venue {venue} has a new owner.',
  'group.oldPoster': 'An old national poster goes on at {venue}, {gate}.',
  'group.venueByName': 'To suspend it or lift a suspension, please type /venues {venue}.',
  'group.button.suspend': 'Suspend',
  'group.button.lift': 'Let it go on',
  'group.suspended':
    '{venue} is suspended since {time}. It takes no visits; its owner is told to contact the unit.',
  'group.alreadySuspended': '{venue} was suspended already; nothing changes.',
  'group.lifted': '{venue} may go on since {time}. Its owner is told.',
  'group.notSuspended': '{venue} is not suspended; nothing changes.',
  'group.notForSuspending':
    "Only an official appointed for the venue's unit, or for one above it, can do this.",
  'group.venueNameMissing': 'Please type /venues with the name of a venue, such as /venues Chợ Ga.',
  'group.venueNameShort':
    'The name needs at least {least} letters. Please type it again, such as /venues Chợ Ga.',
  'group.venueUnknown': 'There is no open venue of that name in {unit}.',
  'group.whichVenue': 'Several venues have such a name. Please choose:',
  'group.whichOfMany': 'Several venues have such a name. Please choose, or type more of the name:',
  'group.venueChoice': '{venue}, {unit}, registered {day}',
  'group.sendVenueNumber': 'Send the number of the venue.',
  'group.sendActNumber': 'Send the number to choose.',
  'group.venueOpen': 'The venue {venue}, {unit}.',
  'group.venueSuspended': 'The venue {venue}, {unit}: suspended.',
}
