import { gateById } from '../../db/venues.ts'
import type { Wish } from '../core/session.ts'
import type { Turn } from '../core/turn.ts'
import { arrive } from './checkIn/arrive.ts'
import { startDeclaration } from './declare/start.ts'
import { startRegistration } from './venue/register.ts'

/** A wish is held this long before consent, then forgotten. */
const WISH_HOURS = 24
const HOUR_MILLISECONDS = 3_600_000

/** The wish that is held, unless it has grown too old. */
function heldWish(turn: Turn): Wish | undefined {
  const { wish } = turn.session
  if (!wish) return undefined
  return turn.now.getTime() - Date.parse(wish.at) < WISH_HOURS * HOUR_MILLISECONDS ? wish : undefined
}

/** A wish passes at most consent, a form and a declaration on its way. */
const STEPS_AT_MOST = 4

/** Does what the person had wanted, as far as it goes: each step done may free the next. */
export async function fulfilWishes(turn: Turn): Promise<void> {
  for (let step = 0; turn.wishDue && step < STEPS_AT_MOST; step++) {
    turn.wishDue = false
    await fulfilWish(turn)
  }
}

async function fulfilWish(turn: Turn): Promise<void> {
  const wish = heldWish(turn)
  const { wish: _taken, ...session } = turn.session
  turn.session = session
  if (!wish) return
  if (wish.kind === 'declare') return startDeclaration(turn)
  if (wish.kind === 'registerVenue') return startRegistration(turn)
  const gate = await gateById(turn.store, wish.gateId)
  if (gate) await arrive(turn, gate, wish.by, new Date(wish.at))
}
