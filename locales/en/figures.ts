import type { figures as vietnamese } from '../vi/figures.ts'

export const figures: Record<keyof typeof vietnamese, string> = {
  'figures.head': 'Report of {day}, {unit} (figures at {time})',
  'figures.active': 'Venues with a visit / open venues: {active}/{open} ({rate} %), {change}',
  'figures.up': 'up {points} points on the same hour of the day before',
  'figures.down': 'down {points} points on the same hour of the day before',
  'figures.same': 'the same as at this hour of the day before',
  'figures.counts': 'In {ins} · out {outs} · new declarations {declarations}, with a risk factor {risky}',
  'figures.passages': 'In {ins} · out {outs}',
  'figures.form': '{title}: {count}',
  'figures.formCount': '{line} · {label} {count}',
  'figures.zero': 'No visit yet ({count}): {names}',
  'figures.zeroMore': 'No visit yet ({count}): {names} and {rest} more',
}
