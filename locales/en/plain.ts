import type { plain as vietnamese } from '../vi/plain.ts'

export const plain: Record<keyof typeof vietnamese, string> = {
  'plain.words': '{words}',
  'plain.then': '{first} {second}',
  'plain.sendNumber': 'Send a number to choose.',
  'plain.moment': '{time} on {day}',
  'plain.lines': '',
}
