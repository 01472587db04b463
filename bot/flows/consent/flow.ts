import { recordConsent } from '../../../db/people.ts'
import { CONSENT_TEXT_VERSION, KEPT_DAYS, PURPOSES, type Purpose } from '../../core/person.ts'
import { text } from '../../core/text.ts'
import { ensurePerson, say, type Turn } from '../../core/turn.ts'
import { startDeclaration } from '../declare/start.ts'
import type { Flow } from '../flow.ts'
import { startRegistration } from '../venue/register.ts'

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
  await beginWhatWasAgreedTo(turn, purpose)
}

/**
 * Whoever says yes to something wants it done, also when the wish was forgotten meanwhile. An arrival that waits for
 * a declaration is recorded when the declaration is sent.
 */
async function beginWhatWasAgreedTo(turn: Turn, purpose: Purpose): Promise<void> {
  if (purpose === 'visits') {
    turn.wishDue = true
    return
  }
  const { wish, ...session } = turn.session
  if (wish?.kind !== 'checkIn') turn.session = session
  await (purpose === 'declaration' ? startDeclaration(turn) : startRegistration(turn))
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
