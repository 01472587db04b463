import type { form as vietnamese } from '../vi/form.ts'

export const form: Record<keyof typeof vietnamese, string> = {
  'form.list': '{first}, {rest}',
  'form.recent': 'As before: {answer}',
  'form.skip': 'Skip',
  'form.done': 'Done',
  'form.yes': 'Yes',
  'form.no': 'No',
  'form.stale': 'That button belongs to an earlier question and no longer works.',
  'form.changed': 'The question has just changed. Please answer this one.',
  'form.first': 'This is the first question.',
  'form.oneByOne': 'That was not clear, so here is one question at a time.',
  'form.other': 'Please type your answer, or tap a button if there is one.',
  'form.empty': 'There was nothing in your message.',
  'form.tooLong': 'That is too long. Please use at most {longest} characters.',

  'form.name.problem': 'A name needs Latin letters or digits, and no link or phone number.',
  'form.name.lookAlike':
    'The word "{typed}" has letters of another alphabet that only look alike. Please type it again on a Latin keyboard: {seems}.',
  'form.personName.bare':
    'The code has the name without accents: {name}. Type it with accents, or keep it as it is.',
  'form.personName.bareKept':
    'The code has the name without accents. Type it with accents, or keep it as it is.',
  'form.personName.asIs': 'Keep as it is',
  'form.personName.answer': 'This is no name yet. Please type your full name, such as Nguyễn Văn An.',
  'form.personName.signs': 'A name has letters only, such as Trần Thị Bích Ngọc.',
  'form.personName.digits': 'A name has no digits, such as Trần Thị Bích Ngọc.',
  'form.personName.tooLong': 'That is too long for a name. Please type the full name only.',
  'form.unparted':
    'A part of it looks like a link. Please send it again with a space behind the full stop: {parted}.',
  'form.text.problem': 'Please answer in words.',
  'form.text.email': 'An e-mail address looks like name@example.com.',
  'form.text.identityNumber':
    'An ID card number has 12 digits; a passport has letters and digits, such as C1234567.',

  'form.text.impersonal':
    'Many people read this group, so please leave out telephone numbers, identity numbers, e-mail addresses, links and commands, and send it again.',
  'form.text.printed':
    'The address is printed on posters, so it has no link, no name with @ and no command. Please type the house number and street only.',
  'form.period.thisWeek': 'This week',
  'form.period.lastWeek': 'Last week',
  'form.period.thisMonth': 'This month',
  'form.period.lastMonth': 'Last month',
  'form.period.last': 'Last {count} days',
  'form.period.shown': '{first} to {last}',
  'form.period.problem':
    'It is not clear from which day to which. Please type it like "last week" or "1/8-15/8" (day first).',
  'form.period.ahead': '{day} is still to come. Please check.',
  'form.period.gone': 'We keep {count} days only, from {day}. Please check.',
  'form.period.tooLong': 'A period has at most {most} days. Please check it.',
  'form.date.problemAhead': 'Please type a day such as 28/11 (day first), or "Friday".',
  'form.date.today': 'Today',
  'form.date.yesterday': 'Yesterday',
  'form.date.dayBefore': 'Two days ago',
  'form.date.problem': 'Please type a day such as 23/11 (day first), or "3 days ago".',
  'form.date.impossible': 'The calendar has no such day. Please check it.',
  'form.date.future': '{day} has not come yet. Please check it.',
  'form.date.past': '{day} has passed. Please check it.',
  'form.date.tooEarly': 'Only days since {day} count here.',
  'form.birth.problem': 'Please type the year with four digits, such as 1985, or the whole date, 23/11/1985.',
  'form.birth.future': '{birth} has not come yet. Please check the year of birth.',
  'form.birth.tooOld': '{birth} is too long ago. Please check the year of birth.',

  'form.country.doubted':
    'We know no country of that name. Please type the country again, or tap That is right.',
  'form.country.asIs': 'That is right',
  'form.country.digits': 'A country has no digits in its name. Please type the country, such as Ireland.',
  'form.choice.alike': 'Please choose: {first} or {second}?',
  'form.choice.problem': 'Please choose one of the answers below.',
  'form.many.how': 'Choose all that do, then tap Done.',
  'form.many.numbers': 'Send the numbers of all that do, such as 1, or 1 3.',
  'form.many.allNumbers': 'Send the numbers of all that do, also of those with ✓, such as 1 3.',
  'form.many.problemNumbered': 'That is not on the list.',
  'form.many.problem': 'We did not understand that.',
  'form.many.nothingTicked': 'You have not chosen anything yet.',
  'form.many.ticked': '✓ {choice}',
  'form.many.countSoFar': '{count} chosen so far.',
  'form.many.count': '{count} chosen',

  'form.unit.which': 'Please choose the right place, or type another name.',
  'form.unit.unknown': 'No place in {city} has that name. Type a part of the name, such as "ngo quyen".',
  'form.unit.unknownOrElsewhere':
    'No place in {city} has that name. Type a part of the name, such as "ngo quyen", or tap Elsewhere.',
  'form.unit.tooMany': '{count} places have such a name. Please type more of it.',
  'form.unit.above': 'Which ward or commune of {unit}?',
  'form.unit.elsewhere': 'Elsewhere',
  'form.unit.inside': 'In {city}',
  'form.unit.province': 'Which province or city?',
  'form.unit.place': 'Which ward or commune?',
  'form.unit.away':
    'The address, with the province or city? For example: 12 Le Loi, Hong Gai ward, Quang Ninh.',
  'form.unit.awayPlace': 'House number, street and ward or commune? For example: 12 Le Loi, Hong Gai ward.',
  'form.unit.awayProvince': 'In which province or city? Please type the whole address.',

  'form.phone.share': 'Share my phone number',
  'form.phone.problem':
    'A Vietnamese mobile number has 10 digits, such as 0912 345 678. A foreign number begins with +.',
  'form.phone.landline': 'That is a landline. Please give a mobile number.',
  'form.phone.notOwn': 'We cannot tell whether that number is yours. Please type your own.',

  'form.number.problem': 'Please answer with a number.',
  'form.number.limits': 'This number is between {least} and {most}.',
  'form.number.asIs': 'Yes, it is right',
  'form.number.shown': '{number}',

  'form.review.row': '{label}: {answer}',
  'form.review.nothing': 'none',
  'form.review.kept': 'noted',
  'form.review.send': 'Send',
  'form.review.edit': 'Change',
  'form.review.back': 'Change nothing',
  'form.review.which': 'Which answer would you like to change?',
  'form.review.problemWhich': 'No question here is called so.',
  'form.review.problem': 'Tap {send} if all is right, or Change.',
}
