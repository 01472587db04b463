import { recordConsent } from '../../../db/people.ts'
import { CONSENT_TEXT_VERSION, KEPT_DAYS, type Purpose } from '../../core/person.ts'
import { text } from '../../core/text.ts'
import { ensurePerson, say, type Turn } from '../../core/turn.ts'
import type { Flow } from '../flow.ts'

/** The answers to the question whether somebody's data may be kept. */
export const consentFlow: Flow = {
  presses: {
    yes: (turn, purpose) => agree(turn, purpose as Purpose),
    more: async (turn, purpose) => explain(turn, purpose as Purpose),
    no: async (turn) => decline(turn),
  },
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
