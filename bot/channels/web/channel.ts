import type { Database } from '../../../db/connect.ts'
import { readWebLine, replaceWebLine, storeBotLine } from '../../../db/webLines.ts'
import { forgetWebPhoto, photoName, readWebPhoto } from '../../../db/webPhotos.ts'
import { type Channel, type ChannelLimits, type Delivery, DeliveryError } from '../channel.ts'
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
  remindsUnasked: true,
  editsMessages: true,
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
      await writing(() => storeMessage(database, chat, { deliveryId, message }))
      arrivals.announce(chat.address)
    },

    async removePhotos({ chat, messages, deliveryId }) {
      await writing(async () => {
        for (const id of messages) {
          await forgetWebPhoto(database, photoName(chat.address, chat.address, id))
          const change = { chatId: chat.id, id, of: 'person', deliveryId, line: REMOVED_PHOTO } as const
          await replaceWebLine(database, change)
        }
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

/** What stays of a photo that was taken out. Photos are only read in private chats, whose sender has the chat's address. */
const REMOVED_PHOTO: StoredLine = { from: 'person', kind: 'photo', text: '', removed: true }

/** In the place of another line when the message says so, else as a new one. */
async function storeMessage(
  database: Database,
  chat: Delivery['chat'],
  { message, deliveryId }: Pick<Delivery, 'message' | 'deliveryId'>,
): Promise<void> {
  const { replaces: id, ...shown } = message
  const line: StoredLine = { from: 'bot', message: shown }
  const delivered = { chatId: chat.id, deliveryId, line }
  if (id !== undefined && (await isRedrawable(database, chat.address, id))) {
    if (await replaceWebLine(database, { ...delivered, id, of: 'bot' })) return
  }
  await storeBotLine(database, delivered)
}

/**
 * A browser says which line bore the button, so only one that can have borne it is taken: no member of a room is to wipe out
 * others. One with a picture stays, as on Telegram, because the picture would be lost.
 */
async function isRedrawable(database: Database, address: string, id: string): Promise<boolean> {
  const line = (await readWebLine<StoredLine>(database, address, id))?.line
  if (line?.from !== 'bot' || line.message.attachment) return false
  return (line.message.buttons ?? []).flat().some((button) => 'redraws' in button)
}

async function writing(write: () => Promise<void>): Promise<void> {
  await write().catch(() => {
    throw new DeliveryError({ kind: 'retry' }, 'the line could not be stored')
  })
}
