import { recordConsent, standingConsents } from '../../../db/people.ts'
import type { GateOfVenue } from '../../../db/venues.ts'
import type { Button } from '../../core/outgoing.ts'
import { KEPT_DAYS, type Purpose } from '../../core/person.ts'
import type { Wish } from '../../core/session.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { ensurePerson, say, type Turn } from '../../core/turn.ts'
import { unitName } from '../unitName.ts'
import { holdWish, withWish } from '../wish.ts'
import { askForDeclaration, purposeTexts, templateFor, textVersion } from './texts.ts'

/** Whether somebody, the turn's person or a member of the family, stands by a yes to a purpose. */
export async function hasConsent(
  turn: Turn,
  purpose: Purpose,
  personId: number | undefined = turn.person?.id,
): Promise<boolean> {
  if (personId === undefined) return false
  return (await standingConsents(turn.store, personId)).has(purpose)
}

/** Records the yes of the turn's person, who is known from now on. */
export async function recordYes(turn: Turn, purpose: Purpose): Promise<void> {
  const person = await ensurePerson(turn)
  await recordConsent(turn.store, {
    personId: person.id,
    purpose,
    textVersion: textVersion(turn.city, purpose),
    channel: turn.channel.name,
    givenAt: turn.at,
  })
}

/**
 * What is said with the question: the gate somebody stands at, why the yes is needed, and the page on which it can be
 * given together with everything else.
 */
type Occasion = {
  readonly gate?: GateOfVenue | undefined
  readonly why?: Text | undefined
  readonly page?: Button<Text> | undefined
}

/**
 * Holds the wish and asks for the yes that it needs: a button for each purpose, nothing agreed to beforehand. The wish is
 * a new one each time, by which the turn knows that it waits for a yes and not for an open form. Whoever answers something else
 * is asked in a line: who has read the whole text once would look for what is new in it.
 */
export function askConsent(
  turn: Turn,
  purpose: Purpose,
  wish: Wish,
  { gate, why, page }: Occasion = {},
): void {
  turn.session = withWish(turn.session, wish)
  holdWish(turn)
  const yes = purposeTexts(turn.city, purpose).yes
  const whole = lines(...(why ? [why] : []), question(turn, purpose, gate))
  say(turn, {
    text: turn.isAskedAgain ? text('consent.again', { yes }) : whole,
    buttons: [
      ...(page ? [[page]] : []),
      [{ label: yes, press: `yes:${purpose}` }],
      [
        { label: text('consent.readMore'), press: `more:${purpose}` },
        { label: text('consent.no'), press: `no:${purpose}` },
      ],
    ],
  })
}

function question(turn: Turn, purpose: Purpose, gate: GateOfVenue | undefined): Text {
  const travels = text(`consent.travels.${turn.channel.name}`)
  const template = templateFor(turn.city, purpose)
  if (template) return askForDeclaration(turn.city, template, travels)
  const facts = { days: KEPT_DAYS, travels }
  if (purpose === 'venue') return text('consent.venue.ask', facts)
  if (!gate) return text('consent.visits.askAnywhere', facts)
  return text('consent.visits.ask', { ...facts, venue: gate.venueName, unit: unitName(turn.city, gate) })
}
