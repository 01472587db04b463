import type { logPage as vietnamese } from '../vi/logPage.ts'

export const logPage: Record<keyof typeof vietnamese, string> = {
  'logPage.open.title': 'Log of {venue}',
  'logPage.open.body':
    'This link works once. After you tap Open the log, you can read it for {minutes} minutes. Anybody with the page’s address can read it in that time, so please pass it on to nobody.',
  'logPage.open.button': 'Open the log',
  'logPage.first': 'From',
  'logPage.last': 'To',
  'logPage.gate': 'Gate',
  'logPage.allGates': 'All gates',
  'logPage.said': 'Name or phone number that the visitor says',
  'logPage.saidHint':
    'A name without its last word, or a whole phone number. Leave it empty to see everybody.',
  'logPage.show': 'Show',
  'logPage.column.from': 'In',
  'logPage.column.until': 'Out',
  'logPage.column.visitor': 'Visitor',
  'logPage.column.phone': 'Phone',
  'logPage.column.gate': 'Gate',
  'logPage.stillIn': 'still inside',
  'logPage.with': 'and {count} more',
  'logPage.estimated': '(estimated)',
  'logPage.next': 'Next page',
  'logPage.back': 'Previous page',
  'logPage.page': 'Page {number}',
  'logPage.goesOn': 'The search is not finished. Tap Next page to look through earlier visits.',
  'logPage.until': 'You can read this page until {time}. For a new link type /log in the chat.',
  'logPage.days': 'Please choose other days: the log goes from {first} until today.',
  'logPage.gone.title': 'This link does not work any more',
  'logPage.gone.body': 'It has expired or was used already. Type /log in the chat for a new one.',
  'logPage.busy.title': 'Please try again in a minute',
  'logPage.busy.body':
    'Too many pages are being opened from your network. The link still works: reload the page in a minute.',
  'logPage.failed.title': 'We could not open this page',
  'logPage.failed.body': 'The log is safe. Please go back and try again in a minute.',
}
