import type { Database } from '../../../db/connect.ts'
import { storeBotLine } from '../../../db/webLines.ts'
import { readWebPhoto } from '../../../db/webPhotos.ts'
import { type Channel, type ChannelLimits, DeliveryError } from '../channel.ts'
import type { Arrivals } from './arrivals.ts'
import type { StoredLine } from './line.ts'
import { TEXT_LIMIT } from './read.ts'

/** Everything stays on our own server, so only mistakes of ours need a bound: nobody else limits us. */
const LIMITS: ChannelLimits = {
  textLength: TEXT_LIMIT,
  captionLength: TEXT_LIMIT,
  buttonsInAMessage: { private: 100, group: 100 },
  buttonsUnderPictures: 100,
  sharesContact: false,
  vouchesForContact: false,
  discreet: false,
  fewMessages: false,
  deletesPhotos: true,
  pace: {
    all: { perSecond: 1000, burst: 1000 },
    private: { perSecond: 20, burst: 40 },
    group: { perSecond: 20, burst: 40 },
  },
}

/**
 * The web chat as a messenger. Delivering is writing the line that the browsers of the chat then fetch; a file is not
 * kept but drawn again when a browser asks for it.
 */
export function createWebChannel({
  database,
  arrivals,
}: {
  readonly database: Database
  readonly arrivals: Arrivals
}): Channel {
  return {
    name: 'web',
    limits: LIMITS,

    async deliver({ chat, message, deliveryId }) {
      const line: StoredLine = { from: 'bot', message }
      await storeBotLine(database, { chatId: chat.id, deliveryId, line }).catch(() => {
        throw new DeliveryError({ kind: 'retry' }, 'the line could not be stored')
      })
      arrivals.announce(chat.address)
    },

    async download(photo) {
      const bytes = await readWebPhoto(database, photo.file)
      if (!bytes) throw new DeliveryError({ kind: 'giveUp' }, 'the photo is gone')
      return bytes
    },

    /** The chat has work to do now, so the browsers that wait look again and show that somebody types. */
    async acknowledge({ chat }) {
      arrivals.announce(chat.address)
    },
  }
}
