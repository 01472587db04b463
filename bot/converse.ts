import { markReachable, moveChat } from '../db/chats.ts'
import { isFormPress } from './core/form/engine.ts'
import type { FormInput } from './core/form/form.ts'
import { withoutOverdue } from './core/heldSession.ts'
import { isOffTheList, offeredPress } from './core/offers.ts'
import type { Person } from './core/person.ts'
import type { Action } from './core/received.ts'
import { type CheckInWay, innermostForm } from './core/session.ts'
import { text } from './core/text.ts'
import { say, type Turn } from './core/turn.ts'
import { findCommand, findForm, findPress, findWords } from './flows/all.ts'
import { areWordsOfForm, pressBegunWith } from './flows/buttonWords.ts'
import { gateGiven, looksMistyped, mistyped, photosSent, unknownCode } from './flows/checkIn/codes.ts'
import { declarationFilled } from './flows/declare/filled.ts'
import { takeOverGone } from './flows/declare/gone.ts'
import type { Readings } from './flows/flow.ts'
import { answerForm, askAgain, withLearned } from './flows/forms.ts'
import { bind } from './flows/group/flow.ts'
import { departureSaid } from './flows/history/said.ts'
import { linkCodeBrought } from './flows/link/code.ts'
import { greet, helpGroup, notOnList, notUnderstood } from './flows/menu.ts'
import { invitationOpened } from './flows/official.ts'
import { joinAnswers } from './flows/oneAnswer.ts'
import { arrived, botIsCalled, erased, humanAnswered, joined } from './flows/presence.ts'
import { removeDocuments } from './flows/removeDocuments.ts'
import { scannedOnShift } from './flows/scan/photos.ts'
import { namesPeople, typedOnShift } from './flows/scan/typed.ts'
import { awaitsPoster } from './flows/strangeCode/waiting.ts'
import { countOrHoldBack, sayLastUnseen, tooManyUnknownCodes } from './flows/tooMuch.ts'
import { awaitsTraced } from './flows/trace/waiting.ts'
import { tracedShown } from './flows/trace/whom.ts'
import { venueInvitationOpened } from './flows/venue/invitation.ts'
import { fulfilWishes } from './flows/wishes.ts'
import { findCode, readCode } from './qr/code.ts'
import { parseCode } from './qr/parseCode.ts'

/** What happened in a chat, with photos already read. */
export type Happening =
  | Exclude<Action, { kind: 'photo' }>
  | {
      readonly kind: 'photos'
      readonly readings: Readings
      /** What the messenger calls the message of each, in the same order. */
      readonly messages?: readonly (string | undefined)[]
    }

/**
 * Answers what happened: commands first, then the open form, then what stands for itself. Something that was done
 * beside an open form leaves it as it is, and its question is asked again afterwards. What has waited too long for a yes is
 * forgotten before anything looks at it.
 */
export async function converse(turn: Turn, happening: Happening): Promise<void> {
  // Of whom is erased no session may come back, not even a smaller one.
  if (happening.kind === 'erased') return erased(turn)
  if (countOrHoldBack(turn, happening)) return
  turn.session = withoutOverdue(turn.session, turn.now)
  await takeOverGone(turn, findForm)
  const { person, session } = turn
  await route(turn, happening)
  await fulfilWishes(turn)
  const waitsForConsent = turn.session.wish !== undefined && turn.session.wish !== session.wish
  if (!waitsForConsent) await askOpenForm(turn, person)
  await fulfilWishes(turn)
  joinAnswers(turn)
  sayLastUnseen(turn, happening)
  if (happening.kind === 'photos') removeDocuments(turn, happening)
}

/**
 * What was learnt of the person meanwhile, the form that waited need not ask any more. It goes on waiting under a numbered
 * list: a number means what was asked last.
 */
async function askOpenForm(turn: Turn, before: Person | undefined): Promise<void> {
  const open = innermostForm(turn.session)
  const end = open && findForm(turn, open)
  if (!open || !end || turn.askedForm === open.instance || turn.outgoing.length === 0) return
  if (turn.session.numbered) return
  await askAgain(turn, end, withLearned(open, before?.profile, turn.person?.profile))
}

async function route(turn: Turn, happening: Exclude<Happening, { kind: 'erased' }>): Promise<void> {
  switch (happening.kind) {
    case 'text':
      return turn.humanAnswers ? routeDeed(turn, happening.text) : routeText(turn, happening.text)
    case 'press':
      await botIsCalled(turn)
      return routePress(turn, happening.data)
    case 'open':
      return opened(turn, happening.payload)
    case 'photos':
      return turn.chat.kind === 'private' ? photosCame(turn, happening.readings) : undefined
    case 'contact':
      return toFormOr(turn, happening, askAgainOrHelp)
    case 'unreadable':
      return turn.humanAnswers ? undefined : toFormOr(turn, { kind: 'other' }, askAgainOrHelp)
    case 'filled':
      return declarationFilled(turn, happening)
    case 'humanAnswered':
      return humanAnswered(turn)
    case 'arrived':
      return arrived(turn)
    case 'blocked':
      return markReachable(turn.store, turn.chat.id, false)
    case 'unblocked':
      return markReachable(turn.store, turn.chat.id, true)
    case 'joined':
      return joined(turn)
    case 'migrated':
      return moveChat(turn.store, turn.chat.id, turn.channel.name, happening.to)
  }
}

/**
 * Words are a command with a slash, then a button of the newest message, then a command without a slash: at the end of a
 * registration "đăng ký" sends it off and does not begin another.
 */
async function routeText(turn: Turn, typed: string): Promise<void> {
  const command = findCommand(turn.chat.kind, typed)
  if (command) return command.run(turn)
  if (/^\s*\/\p{L}/u.test(typed)) return unknownCommand(turn, typed)
  const answer: FormInput = { kind: 'text', text: typed }
  if (areWordsOfForm(turn.session, typed)) return toFormOr(turn, answer, notUnderstood)
  const press = offeredPress(turn.session, typed)
  if (press) return routePress(turn, press)
  if (turn.chat.kind === 'private' && isOffTheList(turn.session, typed)) return notOnList(turn)
  const meant = findWords(turn.chat.kind, typed)
  if (meant) return meant.run(turn)
  if (awaitsTraced(turn.session)) return toFormOr(turn, answer, notUnderstood)
  if (await departureSaid(turn, typed)) return
  const begun = pressBegunWith(turn.session, typed)
  if (begun) return routePress(turn, begun)
  if (await typedOnShift(turn, typed)) return
  const code = gateCodeIn(turn, typed)
  if (code) return codeTyped(turn, code, typed)
  if (awaitsPoster(turn.session) && looksMistyped(typed)) return mistyped(turn)
  return toFormOr(turn, answer, looksMistyped(typed) ? mistyped : askAgainOrHelp)
}

/** While a human answers, words are for the human; only what can be nothing else is for the bot, and calls it back. */
async function routeDeed(turn: Turn, typed: string): Promise<void> {
  const command = findCommand(turn.chat.kind, typed)
  const code = command ? undefined : gateCodeIn(turn, typed)
  const people = !command && !code && namesPeople(turn, typed)
  if (!command && !code && !people) return
  await botIsCalled(turn)
  if (command) await command.run(turn)
  else if (people) await typedOnShift(turn, typed)
  else if (code) await codeSaid(turn, code, 'code')
}

/** A photo without a code may be meant for the human. */
async function photosCame(turn: Turn, readings: Readings): Promise<void> {
  const hasCode = readings.some(({ kind }) => kind === 'codes')
  if (turn.humanAnswers && !hasCode) return
  await botIsCalled(turn)
  if (await tracedShown(turn, readings)) return
  if (!(await scannedOnShift(turn, readings))) await photosSent(turn, readings)
}

/** A command that does not exist is never an answer to a form's question; in a group it may be another bot's. */
function unknownCommand(turn: Turn, typed: string): void {
  if (turn.chat.kind === 'private') say(turn, { text: text('menu.unknownCommand') })
  else if (findCommand('private', typed)) say(turn, { text: text('group.onlyInPrivate') })
}

/**
 * A poster's code or address among the words. Inside a form only what is written as our posters write it counts,
 * because an answer of ten letters and digits could pass for a code.
 */
function gateCodeIn(turn: Turn, typed: string): string | undefined {
  if (turn.chat.kind !== 'private') return undefined
  if (innermostForm(turn.session) && !awaitsPoster(turn.session) && !/^\s*\w{5}-\w{5}\s*$|\/v\//i.test(typed))
    return undefined
  const parsed = parseCode(typed, { public: turn.city.base, former: turn.city.formerBases }, () => '')
  return parsed.kind === 'gate' ? parsed.code : findCode(typed)
}

async function routePress(turn: Turn, data: string): Promise<void> {
  const stale = () => say(turn, { text: text('menu.staleButton') })
  if (isFormPress(data)) return toFormOr(turn, { kind: 'press', data }, stale)
  const press = findPress(turn.chat.kind, data)
  return press ? press(turn) : stale()
}

/**
 * Who is asked for a yes, and says something else, is asked again: the wish still waits. What was said to a form of which
 * they have just been told that it is gone needs no other answer.
 */
function askAgainOrHelp(turn: Turn): void {
  if (turn.session.wish && isStillAsked(turn)) {
    turn.isAskedAgain = !turn.wishDue
    turn.wishDue = true
  } else if (turn.outgoing.length === 0) notUnderstood(turn)
}

/** Buttons of what a wish waits for: a yes, a page, which form. */
const OF_A_WISH =
  /^(?:yes|more|no|familyYes|familyNo|answerHere|same|changed|allSame|allChanged|whichForm|whichForAll):/

/** Whether nothing was said since a wish was asked about: later, free words mean something else, and its button still works. */
function isStillAsked({ session: { offers } }: Turn): boolean {
  return offers.some(({ press }) => OF_A_WISH.test(press))
}

/** Gives the open form what was done; without one, answers otherwise. A group without a form is left in peace. */
async function toFormOr(turn: Turn, input: FormInput, otherwise: (turn: Turn) => void): Promise<void> {
  const open = innermostForm(turn.session)
  const end = open && findForm(turn, open)
  if (open && end) return answerForm(turn, end, open, input)
  if (turn.chat.kind === 'private' || input.kind === 'press') otherwise(turn)
}

/** A deep link: a poster's code, an operator's invitation, or nothing, which is the first greeting. */
async function opened(turn: Turn, payload: string): Promise<void> {
  if (turn.chat.kind === 'group') return payload ? bind(turn, payload) : helpGroup(turn)
  const code = readCode(payload)
  if (!code) return greet(turn)
  await codeSaid(turn, code, 'link')
}

/**
 * A code among typed words, a gate's nearly always: so that is looked for first. Only here can it be one that links two chats, and not inside an address: a link that somebody
 * sends and another taps must never be a step towards sharing an account.
 */
async function codeTyped(turn: Turn, code: string, typed: string): Promise<void> {
  if (tooManyUnknownCodes(turn)) return
  if (await gateGiven(turn, code, 'code')) return
  if (!holdsAddress(typed) && (await linkCodeBrought(turn, code))) return
  await codeOfNoGate(turn, code, 'code')
}

/** Every address has a slash. */
function holdsAddress(typed: string): boolean {
  return typed.normalize('NFKC').includes('/')
}

/** A code that was typed or brought by a link: a gate's, or an operator's or owner's invitation. */
async function codeSaid(turn: Turn, code: string, by: CheckInWay): Promise<void> {
  if (tooManyUnknownCodes(turn)) return
  if (!(await gateGiven(turn, code, by))) await codeOfNoGate(turn, code, by)
}

async function codeOfNoGate(turn: Turn, code: string, by: CheckInWay): Promise<void> {
  if (await invitationOpened(turn, code)) return
  if (await venueInvitationOpened(turn, code)) return
  unknownCode(turn, code, by)
}
