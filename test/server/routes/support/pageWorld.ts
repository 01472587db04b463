import type { Channel } from '../../../../bot/channels/channel.ts'
import { zaloLimits } from '../../../../bot/channels/zalo/limits.ts'
import { converse } from '../../../../bot/converse.ts'
import type { OutgoingMessage } from '../../../../bot/core/outgoing.ts'
import type { Action } from '../../../../bot/core/received.ts'
import { claimTurn } from '../../../../db/claims.ts'
import { sealArrival, storeArrivals } from '../../../../db/inbox.ts'
import { endTurn } from '../../../../db/outbox.ts'
import type { Language } from '../../../../locales/catalogue.ts'
import { turnFrom, usedIn } from '../../../../server/workers/turnFrom.ts'
import { seededBytes } from '../../../bot/qr/seeded.ts'
import type { Ground } from '../../../flows/world/ground.ts'
import { photoCalled } from '../../../flows/world/places.ts'

/** A messenger that takes few messages a minute, as far as a conversation knows it. */
const FEW_MESSAGES: Channel = {
  name: 'zalo',
  limits: zaloLimits(100),
  deliver: () => Promise.reject(new Error('nothing is delivered here')),
  download: () => Promise.reject(new Error('nothing is fetched here')),
  acknowledge: async () => {},
}

/** One person's chat where messages are few; `clock` is what everything goes by. */
export type FewMessages = {
  says(text: string): Promise<OutgoingMessage[]>
  presses(label: string): Promise<OutgoingMessage[]>
  photographs(place: string): Promise<OutgoingMessage[]>
  /** Plays what waits in the inbox, such as a page that was sent. */
  turn(): Promise<OutgoingMessage[]>
  /** The path of the page that was offered last. */
  pagePath(): string
}

export function fewMessages(
  { database, city }: Ground,
  clock: () => Date,
  { address = 'ngoc', language = 'vi' }: { readonly address?: string; readonly language?: Language } = {},
): FewMessages {
  const random = seededBytes(address.length)
  const heard: OutgoingMessage[] = []
  let acts = 0

  async function does(action: Action): Promise<OutgoingMessage[]> {
    acts += 1
    const arrival = {
      channel: 'zalo',
      externalId: `${address} ${acts}`,
      chat: { address, kind: 'private' },
      senderAddress: address,
      album: undefined,
      sentAt: clock(),
      body: { sender: { address, language }, action },
    }
    await storeArrivals(database, [sealArrival(database, arrival)])
    return turn()
  }

  async function turn(): Promise<OutgoingMessage[]> {
    const said = await database.transaction(async (store) => {
      const claim = await claimTurn(store)
      if (claim === undefined || claim === 'again') throw new Error('nothing was to be claimed')
      const one = turnFrom(store, claim, { city, channel: FEW_MESSAGES, now: clock(), random })
      const { action } = claim.body as { action: Action }
      await converse(
        one,
        action.kind === 'photo' ? { kind: 'photos', readings: [photoCalled(action.photo.file)] } : action,
      )
      const { inboxId, chat, senderHash } = claim
      const { session, outgoing } = one
      await endTurn(store, {
        inboxIds: [inboxId],
        outcome: 'handled',
        chatId: chat.id,
        senderHash,
        session,
        trace: claim.trace,
        outgoing,
        used: usedIn(one, inboxId),
      })
      return outgoing.map(({ body }) => body as OutgoingMessage)
    })
    heard.push(...said)
    return said
  }

  const buttons = () => heard.toReversed().flatMap((message) => (message.buttons ?? []).flat())
  return {
    says: (text) => does({ kind: 'text', text }),
    presses(label) {
      const press = buttons().flatMap((button) =>
        'press' in button && button.label === label ? [button.press] : [],
      )[0]
      if (press === undefined) throw new Error(`no message had a button [${label}]`)
      return does({ kind: 'press', data: press })
    },
    photographs: (place) => does({ kind: 'photo', photo: { file: place } }),
    turn,
    pagePath() {
      const link = buttons().flatMap((button) => ('link' in button ? [button.link] : []))[0]
      if (link === undefined) throw new Error('no page was offered')
      return link.slice(city.base.length)
    },
  }
}
