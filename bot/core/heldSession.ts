import type { FormState } from './form/form.ts'
import { type Session, sessionFrom, type Wish } from './session.ts'

/** What is held of somebody before their yes is held this long, as the product promises, then it is forgotten. */
export const HELD_HOURS = 24
const HOUR_MILLISECONDS = 3_600_000

/** A button whose words are a name on a document. */
const NAMES_SOMEBODY = /^ofDocument:/

type IsHeld = (since: string) => boolean

/**
 * The session without what has waited too long for a yes: what a document's codes say, what was wanted, where somebody was,
 * and a form that was told of somebody who had not agreed. The very same session where nothing has. All else in a session is
 * of people who have agreed, or names them by number alone, and stays as long as the session.
 */
export function withoutOverdue(session: Session, now: Date): Session {
  const isHeld: IsHeld = (since) => now.getTime() - Date.parse(since) < HELD_HOURS * HOUR_MILLISECONDS
  const steps = [
    withoutDocument,
    withoutWish,
    withoutGateChoice,
    withoutAwaited,
    withoutRound,
    withoutForms,
    withoutLeft,
  ]
  return steps.reduce((rest, without) => without(rest, isHeld), session)
}

/** What stays of a stored session; undefined where all of it does. */
export function restOfStored(stored: unknown, now: Date): Session | undefined {
  const session = sessionFrom(stored)
  const rest = withoutOverdue(session, now)
  return rest === session ? undefined : rest
}

/** The buttons under which people were chosen among bear their names. */
function withoutDocument(session: Session, isHeld: IsHeld): Session {
  const { document, ...rest } = session
  if (!document || isHeld(document.at)) return session
  if (!rest.offers.some(({ press }) => NAMES_SOMEBODY.test(press))) return rest
  const { numbered: _gone, ...unnumbered } = rest
  return { ...unnumbered, offers: [] }
}

function withoutWish(session: Session, isHeld: IsHeld): Session {
  const { wish, ...rest } = session
  if (!wish) return session
  const held = heldOf(wish, isHeld)
  if (held === wish) return session
  return held ? { ...rest, wish: held } : rest
}

/** A family that is being declared for is gone on with as long as any wish. */
function withoutRound(session: Session, isHeld: IsHeld): Session {
  const { round, ...rest } = session
  return !round || isHeld(round.askedAt) ? session : rest
}

function withoutGateChoice(session: Session, isHeld: IsHeld): Session {
  const { gateChoice, ...rest } = session
  return !gateChoice || isHeld(gateChoice.at) ? session : rest
}

/** Who was said to have come along is waited for as long as any wish. */
function withoutAwaited(session: Session, isHeld: IsHeld): Session {
  const { awaitedAlong, ...rest } = session
  return !awaitedAlong || isHeld(awaitedAlong.at) ? session : rest
}

function withoutForms(session: Session, isHeld: IsHeld): Session {
  const forms = session.forms.filter((form) => isFormHeld(form, isHeld))
  return forms.length === session.forms.length ? session : { ...session, forms }
}

/** A form that was left stays without a wish, or people to be asked after it, that are too old. */
function withoutLeft(session: Session, isHeld: IsHeld): Session {
  const { left, ...rest } = session
  if (!left) return session
  if (!isFormHeld(left.form, isHeld)) return rest
  const wish = left.wish && heldOf(left.wish, isHeld)
  const round = left.round && isHeld(left.round.askedAt) ? left.round : undefined
  if (wish === left.wish && round === left.round) return session
  return { ...rest, left: { form: left.form, ...(wish && { wish }), ...(round && { round }) } }
}

function isFormHeld({ heldSince }: FormState, isHeld: IsHeld): boolean {
  return heldSince === undefined || isHeld(heldSince)
}

/** A venue that is handed over is named by a code that has expired by then and tells of nobody: whoever says yes is told so. */
function isWishHeld({ kind, at }: Wish, isHeld: IsHeld): boolean {
  return kind === 'takeVenue' || isHeld(at)
}

/** What stays of a wish: an arrival that waits behind it is as old as itself. */
function heldOf(wish: Wish, isHeld: IsHeld): Wish | undefined {
  if (!isWishHeld(wish, isHeld)) return undefined
  if (wish.kind === 'checkIn' || !wish.arrival || isHeld(wish.arrival.at)) return wish
  const { arrival: _tooOld, ...rest } = wish
  return rest
}
