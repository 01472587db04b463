import type { official as vietnamese } from '../vi/official.ts'

export const official: Record<keyof typeof vietnamese, string> = {
  'official.appointed':
    "You are appointed as reporting official of {unit}. In the unit's group, please type /bindgroup with the code given by the operator.",
  'official.spent': 'This link or code is used or expired. Please ask the operator for a new one.',
}
