import type { Channel, ChannelLimits, Delivery } from '../../../../bot/channels/channel.ts'
import { TELEGRAM_LIMITS } from '../../../../bot/channels/telegram/channel.ts'
import type { ChannelName } from '../../../../bot/core/received.ts'

/** So fast that no test waits for it. */
const NO_PACE = { perSecond: 100_000, burst: 100_000 }

/** A delivery as it arrived. */
export type Delivered = { readonly to: string; readonly text: string; readonly at: number }

/** A messenger without a network: it keeps what it is given and does as it is told. */
export type Messenger = Channel & {
  readonly delivered: readonly Delivered[]
  readonly acknowledged: readonly string[]
  /** The messages that were taken out of chats, in the order in which they went. */
  readonly removed: readonly string[]
  /** What a person of this address was told, in the order in which it came. */
  heardBy(address: string): readonly string[]
  /** Done before a delivery is taken; what it throws is the delivery's error. */
  before: (delivery: Delivery) => Promise<void> | void
  /** The bytes of a photo, which are its reference unless a test says otherwise. */
  fetch: (file: string, signal: AbortSignal) => Promise<Uint8Array> | Uint8Array
}

export function createMessenger(
  name: ChannelName = 'telegram',
  pace: Partial<ChannelLimits['pace']> = {},
): Messenger {
  const delivered: Delivered[] = []
  const acknowledged: string[] = []
  const removed: string[] = []
  return {
    name,
    limits: { ...TELEGRAM_LIMITS, pace: { all: NO_PACE, private: NO_PACE, group: NO_PACE, ...pace } },
    delivered,
    acknowledged,
    removed,
    heardBy: (address) => delivered.filter(({ to }) => to === address).map(({ text }) => text),
    before: () => {},
    fetch: (file) => Buffer.from(file),
    async deliver(delivery) {
      await this.before(delivery)
      delivered.push({ to: delivery.chat.address, text: delivery.message.text, at: performance.now() })
    },
    async removePhotos({ messages }) {
      removed.push(...messages)
    },
    async download({ file }, signal) {
      return this.fetch(file, signal)
    },
    async acknowledge({ action }) {
      acknowledged.push(action.kind)
    },
  }
}
