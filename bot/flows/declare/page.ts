import { makeFormLink } from '../../../db/formLinks.ts'
import { questionsLeft } from '../../core/form/answers.ts'
import type { Answers } from '../../core/form/form.ts'
import type { Button } from '../../core/outgoing.ts'
import { innermostForm } from '../../core/session.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { makeToken } from '../../qr/token.ts'
import { formContext, isOf } from '../forms.ts'
import { holdWish } from '../wish.ts'
import { declarationEnd } from './form.ts'
import { type Matter, matterRef } from './matter.ts'
import { settledMatter } from './whichForm.ts'

/** Fewer questions are answered in the chat sooner than a page is opened. */
const QUESTIONS_AT_LEAST = 4
/** Minutes that a page can be filled in after it was offered; a new one is a word away. */
const LINK_MINUTES = 60
const MINUTE_MILLISECONDS = 60_000

/** Where many questions are left: a button to the page on which all of them stand. */
export async function pageButton(
  turn: Turn,
  matter: Matter,
  known: Answers,
): Promise<Button<Text> | undefined> {
  const isLong =
    questionsLeft(declarationEnd(matter).form, known, formContext(turn)).length >= QUESTIONS_AT_LEAST
  return isLong && hasPages(turn) ? buttonTo(turn, matter) : undefined
}

/** Where messages are few the page stands beside the question for consent already, because it asks that too. */
export async function pageBesideConsent(
  turn: Turn,
  matter: Matter,
  known: Answers,
): Promise<Button<Text> | undefined> {
  return turn.channel.limits.fewMessages ? pageButton(turn, matter, known) : undefined
}

/**
 * Where the city has the page come first: the page instead of the first question, with the other way beside it. False when
 * the questions are to be asked in the chat: they were begun there, are few, or somebody chose so.
 */
export async function pageCameFirst(
  turn: Turn,
  matter: Matter,
  known: Answers,
  why?: Text,
): Promise<boolean> {
  if (turn.answersHere || !turn.city.pageFirst.includes(turn.channel.name)) return false
  const isBegun = turn.session.forms.some((begun) => isOf(declarationEnd(matter), begun))
  if (isBegun) return false
  if (turn.isAskedAgain) {
    // A new link would end the page that is perhaps being filled in.
    say(turn, { text: text('formPage.stillOpen'), buttons: [[answerHere(matter)]] })
    return true
  }
  const button = await pageButton(turn, matter, known)
  if (button) offer(turn, matter, button, why)
  return button !== undefined
}

/** "Trang": the page of the declaration that is open, or else of the usual one. */
export async function askForPage(turn: Turn): Promise<void> {
  if (!hasPages(turn)) return say(turn, { text: text('formPage.none') })
  const matter = (await openMatter(turn)) ?? (await settledMatter(turn, undefined))
  if (!matter) return
  offer(turn, matter, await buttonTo(turn, matter))
  // [Trả lời ở đây] leads back to the question that is open: it is not asked below as well.
  turn.askedForm = innermostForm(turn.session)?.instance
}

function offer(turn: Turn, matter: Matter, button: Button<Text>, why?: Text): void {
  const { about } = matter
  holdWish(turn)
  const offered = about ? text('formPage.offerForOther', { name: about.name }) : text('formPage.offer')
  say(turn, {
    text: why ? lines(why, offered) : offered,
    buttons: [[button], [answerHere(matter)]],
  })
}

function answerHere(matter: Matter): Button<Text> {
  return { label: text('formPage.here'), press: `answerHere:${matterRef(matter)}` }
}

async function openMatter({ session, city }: Turn): Promise<Matter | undefined> {
  const open = innermostForm(session)
  const template = open && city.templates.byName(open.form)
  return template && { template, ...(open.about && { about: open.about }) }
}

/**
 * A server for trial has no address that a phone could open, and a messenger may refuse a message for such a button; where
 * messages are few it is worth its place all the same, as the trial's own links show it.
 */
function hasPages({ chat, city, channel }: Turn): boolean {
  const isElsewhere = channel.name in city.messengers && !channel.limits.fewMessages
  return chat.kind === 'private' && !(city.trial && isElsewhere)
}

async function buttonTo(turn: Turn, matter: Matter): Promise<Button<Text>> {
  const token = makeToken(turn.random)
  await makeFormLink(turn.store, token, {
    chatId: turn.chat.id,
    senderHash: turn.senderHash,
    form: matter.template.name,
    aboutId: matter.about?.person,
    now: turn.now,
    expiresAt: new Date(turn.now.getTime() + LINK_MINUTES * MINUTE_MILLISECONDS),
  })
  return { label: text('formPage.button'), link: pageLink(turn, token) }
}

/** The language goes along, because it may be that of the person's messenger, which nothing but a message tells us. */
function pageLink({ city, language }: Turn, token: string): string {
  return `${city.base}/form/${token}${language === 'vi' ? '' : `?lang=${language}`}`
}
