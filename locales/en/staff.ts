export const staff = {
  'staff.which': 'The staff of which place?',
  'staff.nobody':
    '{venue} has no staff yet. Staff scan visitors at the door and see how many people are inside; they cannot read the log.',
  'staff.waiting': 'Invitation codes not used yet: {count}',
  'staff.head': 'Staff of {venue}: {count}',
  'staff.line': '{place}. {name}, since {day}{standing}',
  'staff.standing': ', on shift at {gate}',
  'staff.name.ask': 'What name will tell you who this is? For example: Hoa.',
  'staff.name.label': 'Name of staff',
  'staff.invited':
    'Code for {name} to join the staff of {venue}:\n{code}\nSend the code or one of these links to that person alone. It works once, until {until}.',
  'staff.tooMany':
    '{venue} has {count} staff, which is the most it can have. Remove those who have left, then invite again.',
  'staff.tooManyInvited':
    '{count} codes are still waiting to be used. Send those out, or wait: a code expires after 24 hours.',
  'staff.whom': 'Whom do you want to remove from the staff of {venue}?',
  'staff.choice': '{name}, since {day}',
  'staff.really':
    'Remove {name} (since {day}) from the staff of {venue}? A shift under way ends at once, and they are told.',
  'staff.removed': '{name} is no longer on the staff of {venue}.',
  'staff.gone': 'This person is no longer on the staff of {venue}.',
  'staff.toldOnShift':
    'The owner of {venue} has removed you from the staff, so your shift ends now. Photos you send after this message are not recorded as visits.',
  'staff.told': 'The owner of {venue} has removed you from the staff there.',
  'staff.joined': 'You are now on the staff of {venue}, {unit}.',
  'staff.mayDo':
    'On shift at a door you scan visitors’ codes, record them coming and leaving, and see how many people are inside.',
  'staff.seen': 'The owner sees you only under the name "{name}".',
  'staff.joinedTold': '{name} has joined the staff of {venue}.',
  'staff.already': 'You are on the staff of {venue} already, so you do not need this code.',
  'staff.own':
    'This code invites {name} to the staff of {venue} and can still be used. You are the owner: just send it to that person. To stand at the door yourself, type shift.',
  'staff.ownSpent':
    'This staff code of {venue} was used or has expired. To invite somebody else, type staff.',
  'staff.spent': 'This code was used or has expired. Please ask the owner of the place for a new one.',
  'staff.noRoom': '{venue} has all the staff it can have. Please tell the owner.',
  'staff.venueClosed': 'The place that invited you has closed, so this code no longer works.',
  'staff.button.add': 'Add staff',
  'staff.button.drop': 'Remove staff',
  'staff.button.list': 'See staff',
  'staff.button.more': 'Show more',
  'staff.button.really': 'Remove',
  'staff.button.keep': 'Keep',
  'staff.button.notThem': 'Not this person',
} as const
