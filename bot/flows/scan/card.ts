import { giveCard, revokeCards, standingCards } from '../../../db/personCodes.ts'
import { cityDay } from '../../core/cityTime.ts'
import { shortName } from '../../core/personName.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { makeCode } from '../../qr/code.ts'
import { personUrl } from '../../qr/ownUrl.ts'
import { makeToken } from '../../qr/token.ts'
import { cardTexts } from '../declare/cardTexts.ts'

/** Cards of one person that are good at a time: one in each purse of a family, and no stack. */
const CARDS_AT_MOST = 5

/**
 * /the: a new card, good until it is revoked. Only hashes of it are kept, so one that was printed before can't be shown
 * again; it stays good unless its holder asks.
 */
export async function sendCard(turn: Turn): Promise<void> {
  const { person, city } = turn
  if (!person?.profile.name) return sayNameFirst(turn)
  const before = await standingCards(turn.store, person.id)
  if (before >= CARDS_AT_MOST) return sayTooMany(turn)
  const card = { token: makeToken(turn.random), code: makeCode(turn.random) }
  await giveCard(turn.store, person.id, card, turn.now)
  say(turn, {
    text: text(before > 0 ? 'scan.card.another' : 'scan.card.first'),
    attachment: {
      kind: 'cardSheetPdf',
      cards: [
        {
          url: personUrl(city.base, card.token),
          code: card.code,
          maskedName: shortName(person.profile.name),
          trial: city.trial,
        },
      ],
      issuedOn: cityDay(turn.now, city.timeZone),
      texts: cardTexts(turn.language, city.name),
    },
    ...(before > 0 && { buttons: [[revokeButton(turn.now)]] }),
  })
}

/** [Huỷ thẻ cũ]: cards that were given before the message of the button end; that message's own stays good. */
export async function pressRevoke(turn: Turn, argument: string): Promise<void> {
  const before = new Date(Number.parseInt(argument, 36))
  if (!turn.person || Number.isNaN(before.getTime())) return say(turn, { text: text('menu.staleButton') })
  const revoked = await revokeCards(turn.store, turn.person.id, before, turn.now)
  say(turn, {
    text: revoked > 0 ? text('scan.card.revoked', { count: revoked }) : text('scan.card.noneLeft'),
  })
}

function sayNameFirst(turn: Turn): void {
  say(turn, {
    text: text('scan.card.nameFirst'),
    buttons: [[{ label: text('menu.button.declare'), press: 'declare:' }]],
  })
}

function sayTooMany(turn: Turn): void {
  say(turn, {
    text: text('scan.card.tooMany', { count: CARDS_AT_MOST }),
    buttons: [[revokeButton(turn.now)]],
  })
}

function revokeButton(before: Date) {
  return { label: text('scan.card.button.revoke'), press: `oldCards:${before.getTime().toString(36)}` }
}
