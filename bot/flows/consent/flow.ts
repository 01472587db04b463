import { recordConsent } from '../../../db/people.ts'
import { CONSENT_TEXT_VERSION, KEPT_DAYS, PURPOSES, type Purpose } from '../../core/person.ts'
import { text } from '../../core/text.ts'
import { ensurePerson, say, type Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'

/** The answers to the question whether somebody's data may be kept. */
export const consentFlow: Flow = {
  presses: {
    yes: (turn, named) => withPurpose(turn, named, agree),
    more: (turn, named) => withPurpose(turn, named, explain),
    no: async (turn) => decline(turn),
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
  if (turn.session.wish) turn.wishDue = true
  else say(turn, { text: text('consent.thanks') })
}

function explain(turn: Turn, purpose: Purpose): void {
  say(turn, {
    text: text('consent.explained', {
      what: text(`consent.${purpose}.what`),
      days: KEPT_DAYS,
      travels: text(`consent.travels.${turn.channel.name}`),
    }),
    buttons: [
      [{ label: text(`consent.${purpose}.yes`), press: `yes:${purpose}` }],
      [{ label: text('consent.no'), press: `no:${purpose}` }],
    ],
  })
}

/** Whoever declines is told the way on paper, and nothing of the wish remains. */
function decline(turn: Turn): void {
  const { wish: _forgotten, ...session } = turn.session
  turn.session = session
  say(turn, { text: text('consent.declined') })
}
