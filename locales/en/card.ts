import type { card as vietnamese } from '../vi/card.ts'

export const card: Record<keyof typeof vietnamese, string> = {
  'card.title': 'Health declaration card, {city}',
  'card.cutting': 'Print on A4 paper at 100 %, then cut along the corner marks. Each card is 5 × 5 cm.',
  'card.trial': 'TRIAL',
}
