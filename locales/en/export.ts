import type { logExport as vietnamese } from '../vi/export.ts'

export const logExport: Record<keyof typeof vietnamese, string> = {
  'export.ask':
    '{venue}, {range}. Visits: {visits}. Which kind of file would you like? Names and phone numbers are partly hidden in it, too.',
  'export.button.xlsx': 'Excel (XLSX)',
  'export.button.csv': 'CSV',
  'export.none':
    '{venue}, {range}: no visits, so there is no file to make. You can choose other days in the log.',
  'export.begun': 'Making the log file of {venue}, {range}. It will come here as soon as it is ready.',
  'export.underWay':
    'The file before this one is still being made and will come here as soon as it is ready. After that you can get another.',
  'export.enough':
    '{count} log files of {venue} have been made today. You can get more from tomorrow; the log itself can still be read here.',
  'export.progress': 'Log file of {venue}: {done} visits written. It will come as soon as it is ready.',
  'export.ready': 'Log file of {venue}, {range}. Visits: {rows}.',
  'export.keep':
    'Our server keeps this file for 24 hours. It is about your visitors, so please keep it private.',
  'export.unreadable': '⚠️ Visits that could not be read in full: {count}. The file says which.',
  'export.cut':
    '⚠️ The file ends after the first {rows} visits because it is too long. For the rest, ask for fewer days.',
  'export.failed':
    'We could not make the log file of {venue}, {range}. The log itself is complete. Tap Make it again, or try in a few minutes.',
  'export.gone':
    'This log file was deleted after 24 hours. The log is still there: tap Make it again for a new file.',
  'export.button.again': 'Make it again',
  'export.range.day': '{day}',
  'export.range.days': '{first} to {last}',
  'export.range.gate': '{range}, {gate}',
  'export.range.words': '{range}, as searched for',
  'export.sheet': 'Log',
  'export.head.title': 'LOG OF ARRIVALS AND DEPARTURES',
  'export.head.venue': 'Venue: {venue}. Address: {address}',
  'export.head.range': 'Period: {range}. As of {time} on {day}.',
  'export.head.masked': 'Names and phone numbers are partly hidden.',
  'export.foot.cut':
    'The file ends here because it is too long. Later visits are in a file of the days that follow.',
  'export.column.day': 'Day',
  'export.column.in': 'In',
  'export.column.out': 'Out',
  'export.column.note': 'Note',
  'export.column.name': 'Name',
  'export.column.phone': 'Phone',
  'export.column.companions': 'Came along',
  'export.column.gate': 'Gate',
  'export.column.way': 'Recorded by',
  'export.note.startInferred': 'time in estimated',
  'export.note.both': '{first}; {second}',
  'export.note.inside': 'not left yet',
  'export.note.elsewhere': 'time out estimated: went in elsewhere',
  'export.note.usualStay': 'time out estimated: by the usual length of stay',
  'export.note.erased': 'time out estimated: the visitor erased their data',
  'export.note.unknown': 'time out estimated',
  'export.name.erased': '(erased)',
  'export.name.unreadable': '(not readable)',
  'export.way.photo': 'visitor, photo of the code',
  'export.way.link': 'visitor, opened the link',
  'export.way.family': 'recorded by family',
  'export.way.code': 'visitor, typed the code',
  'export.way.staff': 'staff',
  'export.way.other': 'another way',
}
