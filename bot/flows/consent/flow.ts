import { recordConsent } from '../../../db/people.ts'
import { CONSENT_TEXT_VERSION, KEPT_DAYS, PURPOSES, type Purpose } from '../../core/person.ts'
import type { Wish } from '../../core/session.ts'
import { text } from '../../core/text.ts'
import { ensurePerson, say, type Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'

/** The answers to the question whether somebody's data may be kept. */
export const consentFlow: Flow = {
  presses: {
    yes: (turn, named) => withPurpose(turn, named, agree),
    more: (turn, named) => withPurpose(turn, named, explain),
    no: (turn, named) => withPurpose(turn, named, decline),
  },
}

/** A purpose that does not exist is not agreed to, whoever sends it. */
async function withPurpose(
  turn: Turn,
  named: string,
  act: (turn: Turn, purpose: Purpose) => Promise<void> | void,
): Promise<void> {
  const purpose = PURPOSES.find((known) => known === named)
  if (purpose) await act(turn, purpose)
  else say(turn, { text: text('menu.staleButton') })
}

async function agree(turn: Turn, purpose: Purpose): Promise<void> {
  const person = await ensurePerson(turn)
  await recordConsent(turn.store, {
    personId: person.id,
    purpose,
    textVersion: CONSENT_TEXT_VERSION,
    channel: turn.channel.name,
    givenAt: turn.at,
  })
  const wish = turn.session.wish ?? wishOf(turn, purpose)
  if (wish) turn.session = { ...turn.session, wish }
  turn.wishDue = true
}

/** Whoever says yes to something wants it, also when the wish was forgotten: the button of an old message, or /huy. */
function wishOf(turn: Turn, purpose: Purpose): Wish | undefined {
  const at = turn.at.toISOString()
  if (purpose === 'declaration') return { kind: 'declare', at }
  return purpose === 'venue' ? { kind: 'registerVenue', at } : undefined
}

function explain(turn: Turn, purpose: Purpose): void {
  say(turn, {
    text: text('consent.explained', {
      what: text(`consent.${purpose}.what`, { days: KEPT_DAYS }),
      travels: text(`consent.travels.${turn.channel.name}`),
      otherwise: text(`consent.${purpose}.otherwise`),
    }),
    buttons: [
      [{ label: text(`consent.${purpose}.yes`), press: `yes:${purpose}` }],
      [{ label: text('consent.no'), press: `no:${purpose}` }],
    ],
  })
}

/** Whoever declines is told the way on paper, and nothing of the wish remains. What was agreed to before still stands. */
function decline(turn: Turn, purpose: Purpose): void {
  const { wish: _forgotten, ...session } = turn.session
  turn.session = session
  const kept = text(turn.person ? 'consent.nothingMoreKept' : 'consent.nothingKept')
  const later = text(`consent.${purpose}.later`)
  say(turn, {
    text: text('consent.declined', { kept, otherwise: text(`consent.${purpose}.otherwise`), later }),
  })
}
