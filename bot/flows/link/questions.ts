import type { PersonLink } from '../../../db/personLinks.ts'
import { clock } from '../../core/cityTime.ts'
import { render, text } from '../../core/text.ts'
import { say, type Turn, tell } from '../../core/turn.ts'
import { channelName, type OtherChat } from './messengers.ts'

/**
 * Asks the second chat, where the code was sent: all that is its person's would be the other account's too, and whoever
 * got the code from somebody else must be able to see that before anything is done.
 */
export function askSecond(turn: Turn, { id }: PersonLink, { channel }: OtherChat): void {
  say(turn, {
    text: text('link.merge', { first: channelName(channel), travels: text(`link.travels.${channel}`) }),
    buttons: [
      [{ label: text('link.mine'), press: `mine:${id}` }],
      [{ label: text('link.no'), press: `notMe:${id}` }],
    ],
  })
}

/** Asks the first chat. The messenger is named, and who is there is not: whoever has the code may not be the person. */
export function askFirst(turn: Turn, { id }: PersonLink, first: OtherChat): void {
  const second = turn.channel.name
  const question = text('link.ask', {
    second: channelName(second),
    travels: text(`link.travels.${second}`),
  })
  const buttons = [
    [
      { label: text('link.yes'), press: `link:${id}` },
      { label: text('link.no'), press: `notMine:${id}` },
    ],
  ]
  tell(turn, first, { text: question, buttons }, 'push')
}

/** Says in the second chat that the first is asked, with a way to stop it here. */
export function sayWaits(turn: Turn, { id, expiresAt }: PersonLink, first: OtherChat): void {
  const time = clock(expiresAt, turn.city.timeZone)
  // The button bears the words of the first chat's language.
  const yes = render(first.language, text('link.yes'))
  say(turn, {
    text: text('link.waits', { first: channelName(first.channel), yes, time }),
    buttons: [[{ label: text('link.notMe'), press: `notMe:${id}` }]],
  })
}
