import type { MessageClass } from '../../../db/outbox.ts'
import { type Channel, DeliveryError } from '../channel.ts'
import type { ZaloClient } from './client.ts'
import { judge } from './errors.ts'
import { zaloLimits } from './limits.ts'
import { fetchMedia, type MediaHosts } from './media.ts'
import { partsOf } from './parts.ts'
import { type Sender, sendParts } from './sendParts.ts'
import { createUploads, type TakeUpload } from './uploads.ts'

export type ZaloChannelOptions = Omit<Sender, 'uploads'> & {
  readonly callsAMinute: number
  readonly media: MediaHosts
  readonly takeUpload: TakeUpload
  /** Waits until another call may be made: a delivery has paid for one, and some need more. */
  readonly spendCall: (signal: AbortSignal, kind: MessageClass) => Promise<void>
}

/** Bytes of a photo that are fetched; what phones take is below it. */
const DOWNLOAD_LIMIT_BYTES = 20 * 1024 * 1024

/** A Zalo Official Account as a channel. */
export function createZaloChannel(options: ZaloChannelOptions): Channel {
  const limits = zaloLimits(options.callsAMinute)
  return {
    name: 'zalo',
    limits,
    deliver(delivery) {
      const client = payingClient(options, delivery.class)
      const uploads = createUploads(client, options.takeUpload)
      return sendParts({ ...options, client, uploads }, delivery, partsOf(delivery, limits))
    },
    async download({ file, bytes }, signal) {
      if (bytes !== undefined && bytes > DOWNLOAD_LIMIT_BYTES)
        throw new DeliveryError({ kind: 'giveUp' }, 'file too large')
      try {
        return await fetchMedia(file, options.media, { limitBytes: DOWNLOAD_LIMIT_BYTES, signal })
      } catch (error) {
        throw judge(error, options.now())
      }
    },
    // Zalo shows no typing and no spinner.
    async acknowledge() {},
  }
}

/** The client of one delivery: its first call is paid for, each further one waits for its turn. */
function payingClient({ client, spendCall }: ZaloChannelOptions, kind: MessageClass): ZaloClient {
  let isPaid = true
  return {
    async call(call, signal) {
      if (!isPaid) await spendCall(signal, kind)
      isPaid = false
      return client.call(call, signal)
    },
  }
}
