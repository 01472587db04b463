import { type ConsentGiven, consentsOf } from '../../../db/ownData.ts'
import { dateAndTime } from '../../core/cityTime.ts'
import { lines, type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { takeBackButtons } from '../consent/texts.ts'
import { channelTitle, purposeTitle } from './inWords.ts'

/** Yeses told in the chat, the newest; all stand in the copy. */
const CONSENTS_SHOWN = 10

/** [Đồng ý của tôi]: to what the person said yes, when and where, and what was taken back; each that stands can be. */
export async function showConsents(turn: Turn): Promise<void> {
  const { person, store, city } = turn
  const given = person ? await consentsOf(store, person.id) : []
  if (given.length === 0) return say(turn, { text: text('consent.nothingAgreed') })
  const standing = given.filter(({ withdrawnAt }) => withdrawnAt === null).map(({ purpose }) => purpose)
  say(turn, {
    text: lines(
      text('ownData.consents.title'),
      ...given.slice(-CONSENTS_SHOWN).map((one) => consentText(turn, one)),
    ),
    buttons: takeBackButtons(city, new Set(standing)),
  })
}

/** One yes: to what, when, through which messenger, under which text, and when it was taken back. */
export function consentText({ city }: Pick<Turn, 'city'>, given: ConsentGiven): Text {
  const zone = city.timeZone
  const facts = {
    purpose: purposeTitle(city, given.purpose),
    at: dateAndTime(given.givenAt, zone),
    channel: channelTitle(given.channel),
    version: given.textVersion,
  }
  return given.withdrawnAt === null
    ? text('ownData.consents.stands', facts)
    : text('ownData.consents.withdrawn', { ...facts, back: dateAndTime(given.withdrawnAt, zone) })
}
