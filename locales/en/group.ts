import type { group as vietnamese } from '../vi/group.ts'

export const group: Record<keyof typeof vietnamese, string> = {
  'group.hello':
    'Dear colleagues, to bind this group to its unit, the appointed official types /bindgroup and the code given by the operator.',
  'group.help':
    'Commands in a group: /bindgroup CODE binds the group to its unit; /figures shows the figures of today; /figures and a name shows a unit below.',
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
}
