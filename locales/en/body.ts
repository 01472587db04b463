import type { body as vietnamese } from '../vi/body.ts'

export const body: Record<keyof typeof vietnamese, string> = {
  'body.button': 'Department, union',
  'body.line': 'Belongs to: {body}',
  'body.ask': 'Which department or union does {venue} belong to? Choose below, or type its name.',
  'body.more': 'Show more',
  'body.none': 'No longer',
  'body.joined': '✅ {venue} belongs to {body}. Its visits count in the reports there as well.',
  'body.left': '✅ {venue} belongs to no department or union any more.',
  'body.told.joined': 'A new venue of the unit: {venue}.',
  'body.told.left': '{venue} no longer belongs to the unit.',
}
