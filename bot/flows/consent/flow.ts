import { lockPerson, standingConsents, withdrawConsent } from '../../../db/people.ts'
import { gateById } from '../../../db/venues.ts'
import type { Purpose } from '../../core/person.ts'
import type { Wish } from '../../core/session.ts'
import { lines, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { countUse } from '../../core/uses.ts'
import { dropAwaited, withoutAwaited } from '../checkIn/awaited.ts'
import { formTold } from '../declare/known.ts'
import { type Matter, wishedMatter } from '../declare/matter.ts'
import { fillIn, startDeclaration } from '../declare/start.ts'
import type { Flow } from '../flow.ts'
import { afterWithdrawal } from '../ownData/withdrawn.ts'
import { waitForAnswer } from '../prefill/ask.ts'
import { dropDocument } from '../prefill/held.ts'
import { useDocument } from '../prefill/use.ts'
import { saidTooMuch } from '../tooMuch.ts'
import { startRegistration } from '../venue/register.ts'
import { takeVenue } from '../venue/take.ts'
import { arrivalIn, withoutWish } from '../wish.ts'
import { recordYes } from './ask.ts'
import { sayNotKept } from './guard.ts'
import { purposesOf, purposeTexts, takeBackButtons, takingBackTexts, templateFor } from './texts.ts'
import { withoutPurpose } from './without.ts'

/** The answers to the question whether somebody's data may be kept. */
export const consentFlow: Flow = {
  commands: [{ words: 'command.withdraw', where: 'private', run: askWhatToWithdraw }],
  presses: {
    yes: (turn, named) => withPurpose(turn, named, agree),
    more: (turn, named) => withPurpose(turn, named, explain),
    no: pressNo,
  },
}

/** A purpose that does not exist is not agreed to, whoever sends it. */
async function withPurpose(
  turn: Turn,
  named: string,
  act: (turn: Turn, purpose: Purpose) => Promise<void> | void,
): Promise<void> {
  const purpose = purposesOf(turn.city).find((known) => known === named)
  if (purpose) await act(turn, purpose)
  else say(turn, { text: text('menu.staleButton') })
}

/** What is asked for no more, because its form is gone, can be taken back all the same. */
async function pressNo(turn: Turn, named: string): Promise<void> {
  const standing = await standingOf(turn)
  if (standing.has(named)) await decline(turn, named)
  else await withPurpose(turn, named, decline)
}

async function standingOf({ store, person }: Turn): Promise<ReadonlySet<Purpose>> {
  return person ? standingConsents(store, person.id) : new Set()
}

async function agree(turn: Turn, purpose: Purpose): Promise<void> {
  if (saidTooMuch(turn, 'agreements')) return
  countUse(turn, 'agreements')
  await recordYes(turn, purpose)
  // A declaration's page asks for this yes itself: whoever says it here means to answer here.
  if (templateFor(turn.city, purpose)) turn.answersHere = true
  await beginWhatWasAgreedTo(turn, purpose)
}

/**
 * Whoever says yes to something wants it done, also when the wish was forgotten meanwhile. An arrival that waits for
 * a declaration is recorded when the declaration is sent; whoever agrees to visits means the arrival that waits, whatever they
 * wanted since.
 */
async function beginWhatWasAgreedTo(turn: Turn, purpose: Purpose): Promise<void> {
  if (purpose === 'visits') {
    const arrival = arrivalIn(turn.session.wish)
    if (arrival) turn.session = { ...turn.session, wish: arrival }
    turn.wishDue = true
    return
  }
  if (purpose === 'document') return useDocument(turn)
  const { wish } = turn.session
  if (wish?.kind === 'family' || (wish?.kind === 'declare' && wish.people)) {
    turn.wishDue = true
    return
  }
  if (wish?.kind !== 'checkIn') turn.session = withoutWish(turn.session)
  if (purpose === 'venue' && wish?.kind === 'takeVenue') return takeVenue(turn, wish.code)
  if (purpose === 'venue') return startRegistration(turn)
  const matter = await agreedMatter(turn, purpose, wish)
  // What was answered already is gone on with, before it is asked whether all is as it was another time.
  if (matter && !matter.about && formTold(matter, turn.session)) return fillIn(turn, matter)
  await startDeclaration(turn, { matter })
}

/** What was to be declared when the yes was asked for, else what the yes is about. */
async function agreedMatter(
  turn: Turn,
  purpose: Purpose,
  wish: Wish | undefined,
): Promise<Matter | undefined> {
  const matter = wish?.kind === 'declare' ? await wishedMatter(turn, wish) : undefined
  if (matter?.template.purpose === purpose) return matter
  const template = templateFor(turn.city, purpose)
  return template && { template }
}

function explain(turn: Turn, purpose: Purpose): void {
  const { what, otherwise, yes } = purposeTexts(turn.city, purpose)
  const travels = text(`consent.travels.${turn.channel.name}`)
  if (purpose === 'document') waitForAnswer(turn)
  say(turn, {
    text: text('consent.explained', { what, travels, otherwise }),
    buttons: [
      [{ label: yes, press: `yes:${purpose}` }],
      [{ label: text('consent.no'), press: `no:${purpose}` }],
    ],
  })
}

/** /rutdongy: the purposes that were agreed to, each with a button that takes the yes back. */
async function askWhatToWithdraw(turn: Turn): Promise<void> {
  const buttons = takeBackButtons(turn.city, await standingOf(turn))
  if (buttons.length === 0) return say(turn, { text: text('consent.nothingAgreed') })
  say(turn, { text: text('consent.whichToWithdraw'), buttons })
}

/**
 * Whoever declines is told the way on paper, and nothing of the wish remains (`withoutPurpose`). A yes that was given before
 * is taken back: the button means what it says, also when it stands on an older message.
 */
async function decline(turn: Turn, purpose: Purpose): Promise<void> {
  if (purpose === 'document') dropDocument(turn)
  dropAlongFor(turn, purpose)
  const { round, wish } = turn.session
  turn.session = withoutPurpose(turn, purpose)
  if (templateFor(turn.city, purpose)) await sayArrivalLost(turn, wish)
  if (await takesBack(turn, purpose)) await sayWithdrawn(turn, purpose)
  else sayNotKept(turn, purpose)
  // Without whom a round of the family waits no more, it goes on.
  if (turn.session.round !== round) turn.wishDue = true
}

/** What became of an arrival that waited for a declaration: nothing was recorded of it. */
async function sayArrivalLost(turn: Turn, wish: Wish | undefined): Promise<void> {
  const gate = wish?.kind === 'checkIn' ? await gateById(turn.store, wish.gateId) : undefined
  if (gate) say(turn, { text: text('consent.arrivalLost', { venue: gate.venueName }) })
}

/** Who has no visits of their own brings nobody along; whom they would have declared for is not waited for. */
function dropAlongFor(turn: Turn, purpose: Purpose): void {
  const { wish } = turn.session
  // What a document's code was to fill in is typed instead.
  if (purpose === 'document') return
  if (purpose === 'visits') dropAwaited(turn)
  else if (wish?.kind === 'declare' && wish.people) turn.session = withoutAwaited(turn.session, wish.people)
}

async function takesBack({ store, person, at }: Turn, purpose: Purpose): Promise<boolean> {
  if (!person) return false
  await lockPerson(store, person.id)
  return withdrawConsent(store, person.id, purpose, at)
}

/** What stops at once, what is still kept for how long, and how to go on without. */
async function sayWithdrawn(turn: Turn, purpose: Purpose): Promise<void> {
  const { said, buttons } = await afterWithdrawal(turn, purpose)
  const { otherwise, later } = takingBackTexts(turn.city, purpose)
  const kept = text('consent.withdrawn')
  say(turn, {
    text: lines(text('consent.declined', { kept, otherwise, later }), ...said),
    ...(buttons && { buttons }),
  })
}
