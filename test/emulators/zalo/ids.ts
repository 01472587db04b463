import { randomDigits } from '../telegram/randomness.ts'
import type { World } from './world.ts'

const USER_ID_DIGITS = 19
const MESSAGE_ID_CHARACTERS = 20
const HEX = '0123456789abcdef'

/** Ids of users exceed 2^53, so that a bot which takes them for numbers fails here too. */
export function newUserId(world: Pick<World, 'random'>): string {
  return randomDigits(world.random, USER_ID_DIGITS)
}

/** Ids of messages and groups. */
export function newHexId(world: Pick<World, 'random'>): string {
  const letters = Array.from(
    { length: MESSAGE_ID_CHARACTERS },
    () => HEX[Math.floor(world.random() * HEX.length)],
  )
  return letters.join('')
}
