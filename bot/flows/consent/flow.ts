import { standingConsents, withdrawConsent } from '../../../db/people.ts'
import { gateById } from '../../../db/venues.ts'
import { type FixedPurpose, isFixedPurpose, type Purpose } from '../../core/person.ts'
import type { Wish } from '../../core/session.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { visitorFormEnd } from '../checkIn/visitorForm.ts'
import { type Matter, wishedMatter } from '../declare/matter.ts'
import { startDeclaration } from '../declare/start.ts'
import type { Flow, FormEnd } from '../flow.ts'
import { afterWithdrawal } from '../ownData/withdrawn.ts'
import { waitForAnswer } from '../prefill/ask.ts'
import { dropDocument } from '../prefill/held.ts'
import { useDocument } from '../prefill/use.ts'
import { doubleFormEnd, startRegistration, venueFormEnd } from '../venue/register.ts'
import { takerFormEnd, takeVenue } from '../venue/take.ts'
import { recordYes } from './ask.ts'
import { purposesOf, purposeTexts, templateFor } from './texts.ts'

/** The answers to the question whether somebody's data may be kept. */
export const consentFlow: Flow = {
  commands: [{ words: 'command.withdraw', where: 'private', run: askWhatToWithdraw }],
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
  const purpose = purposesOf(turn.city).find((known) => known === named)
  if (purpose) await act(turn, purpose)
  else say(turn, { text: text('menu.staleButton') })
}

async function agree(turn: Turn, purpose: Purpose): Promise<void> {
  await recordYes(turn, purpose)
  // A declaration's page asks for this yes itself: whoever says it here means to answer here.
  if (templateFor(turn.city, purpose)) turn.answersHere = true
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
  if (purpose === 'document') return useDocument(turn)
  const { wish, ...session } = turn.session
  if (wish?.kind === 'family' || (wish?.kind === 'declare' && wish.people)) {
    turn.wishDue = true
    return
  }
  if (wish?.kind !== 'checkIn') turn.session = session
  if (purpose === 'venue' && wish?.kind === 'takeVenue') return takeVenue(turn, wish.code)
  if (purpose === 'venue') return startRegistration(turn)
  await startDeclaration(turn, { matter: await agreedMatter(turn, purpose, wish) })
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
  const standing = turn.person ? await standingConsents(turn.store, turn.person.id) : new Set<string>()
  const agreed = purposesOf(turn.city).filter((purpose) => standing.has(purpose))
  if (agreed.length === 0) return say(turn, { text: text('consent.nothingAgreed') })
  say(turn, {
    text: text('consent.whichToWithdraw'),
    buttons: agreed.map((purpose) => [
      { label: purposeTexts(turn.city, purpose).takeBack, press: `no:${purpose}` },
    ]),
  })
}

/** The forms that gather what a purpose keeps; without its yes they end. */
const FORMS_OF: Readonly<Record<FixedPurpose, readonly FormEnd[]>> = {
  visits: [visitorFormEnd],
  venue: [venueFormEnd, doubleFormEnd, takerFormEnd],
  document: [],
}

function formsOf({ city }: Turn, purpose: Purpose): readonly (string | undefined)[] {
  if (isFixedPurpose(purpose)) return FORMS_OF[purpose].map(({ form }) => form.name)
  return [templateFor(city, purpose)?.name]
}

/**
 * Whoever declines is told the way on paper, and nothing of the wish remains; what a document's code was to fill in is
 * typed instead, and the wish waits on. A yes that was given before is taken back:
 * the button means what it says, also when it stands on an older message.
 */
async function decline(turn: Turn, purpose: Purpose): Promise<void> {
  if (purpose === 'document') dropDocument(turn)
  const { wish, ...session } = turn.session
  const waits = purpose === 'document' && wish ? { wish } : {}
  const ended = formsOf(turn, purpose)
  turn.session = {
    ...session,
    ...waits,
    forms: session.forms.filter(({ form }) => !ended.includes(form)),
  }
  if (await takesBack(turn, purpose)) return sayWithdrawn(turn, purpose)
  const kept = text(turn.person ? 'consent.nothingMoreKept' : 'consent.nothingKept')
  const { otherwise, later } = purposeTexts(turn.city, purpose)
  const declined = text('consent.declined', { kept, otherwise, later })
  const door = templateFor(turn.city, purpose) && (await arrivalLost(turn, wish))
  say(turn, { text: door ? lines(door, declined) : declined })
}

/** What became of an arrival that waited for a declaration: nothing was recorded of it. */
async function arrivalLost({ store }: Turn, wish: Wish | undefined): Promise<Text | undefined> {
  const gate = wish?.kind === 'checkIn' ? await gateById(store, wish.gateId) : undefined
  return gate && text('consent.arrivalLost', { venue: gate.venueName })
}

async function takesBack({ store, person, at }: Turn, purpose: Purpose): Promise<boolean> {
  return person !== undefined && (await withdrawConsent(store, person.id, purpose, at))
}

/** What stops at once, what is still kept for how long, and how to go on without. */
async function sayWithdrawn(turn: Turn, purpose: Purpose): Promise<void> {
  const { said, buttons } = await afterWithdrawal(turn, purpose)
  const { otherwise, later } = purposeTexts(turn.city, purpose)
  const kept = text('consent.withdrawn')
  say(turn, {
    text: lines(text('consent.declined', { kept, otherwise, later }), ...said),
    ...(buttons && { buttons }),
  })
}
