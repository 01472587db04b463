import type { Chance } from '../chance.ts'
import type { Shot } from '../shot.ts'
import { glare, lowLight, occlusion, shadow } from './lit.ts'
import { crumpled, curved, perspective, rotation, small } from './lying.ts'
import type { Hardness, Make } from './make.ts'
import { ordinary } from './ordinary.ts'
import { defocus, jpeg, motion } from './taken.ts'

const SINGLE = {
  perspective,
  rotation,
  defocus,
  motion,
  lowLight,
  glare,
  occlusion,
  shadow,
  curved,
  crumpled,
  small,
  jpeg,
} satisfies Record<string, Make>
type SingleKind = keyof typeof SINGLE

/** What makes a photo hard: one thing, or two or three together. */
export type PhotoKind = SingleKind | 'mixed'
export const PHOTO_KINDS: readonly PhotoKind[] = [
  'perspective',
  'rotation',
  'defocus',
  'motion',
  'lowLight',
  'glare',
  'occlusion',
  'shadow',
  'curved',
  'crumpled',
  'small',
  'jpeg',
  'mixed',
]

/** What is met together. */
const TOGETHER: readonly [readonly SingleKind[], ...(readonly SingleKind[])[]] = [
  ['perspective', 'shadow', 'jpeg'],
  ['rotation', 'motion'],
  ['curved', 'glare'],
  ['crumpled', 'shadow'],
  ['lowLight', 'rotation'],
  ['perspective', 'defocus'],
  ['occlusion', 'shadow', 'jpeg'],
  ['glare', 'perspective'],
]
const ALONE: Hardness = 1
const AMONG_OTHERS: Hardness = 0.7

/** Draws a shot of a kind; `easy` is what most people send. */
export function shotOf(kind: PhotoKind | 'easy', chance: Chance): Shot {
  const shot = ordinary(chance.branch('ordinary'))
  if (kind === 'easy') return shot
  if (kind !== 'mixed') return { ...shot, ...SINGLE[kind](chance.branch(kind), ALONE) }
  let mixed = shot
  for (const one of chance.pick(TOGETHER))
    mixed = { ...mixed, ...SINGLE[one](chance.branch(one), AMONG_OTHERS) }
  return mixed
}
