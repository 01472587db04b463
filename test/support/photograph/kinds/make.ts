import type { Chance } from '../chance.ts'
import type { Shot } from '../shot.ts'

/** How strong a distortion is: 1 as hard as it comes alone, less when it is one of several. */
export type Hardness = number

/** What a kind changes of an ordinary shot. */
export type Make = (chance: Chance, hardness: Hardness) => Partial<Shot>
