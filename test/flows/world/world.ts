import type { Channel } from '../../../bot/channels/channel.ts'
import { converse, type Happening } from '../../../bot/converse.ts'
import type { City } from '../../../bot/core/city.ts'
import type { OutgoingMessage } from '../../../bot/core/outgoing.ts'
import type { Action } from '../../../bot/core/received.ts'
import { ensureChat } from '../../../db/chats.ts'
import { claimTurn } from '../../../db/claims.ts'
import type { Database } from '../../../db/connect.ts'
import { sealArrival, storeArrivals } from '../../../db/inbox.ts'
import { endTurn, type Outgoing } from '../../../db/outbox.ts'
import type { Language } from '../../../locales/catalogue.ts'
import { turnFrom } from '../../../server/workers/turnFrom.ts'
import { seededBytes } from '../../bot/qr/seeded.ts'
import { channelsOn } from './city.ts'
import { BEGINNING, type Ground } from './ground.ts'
import { photoCalled } from './places.ts'

/** Somebody in a chat: the own one, or a group's. */
export type Actor = {
  readonly name: string
  readonly channel: 'web' | 'telegram'
  readonly language: Language
  /** The chat in which the actor speaks; who speaks in a group is a person of an own chat. */
  readonly chat: { readonly address: string; readonly kind: 'private' | 'group' }
  readonly sender: string
}

export type Said = { readonly to: string; readonly message: OutgoingMessage }

/** A city whose clock stands where it is set. Nobody is delivered anything. */
export type World = {
  readonly database: Database
  readonly city: City
  /** When things are handled, and when they were sent: the same unless set apart. */
  now: Date
  sentAt: Date
  /** What was said in each chat, by the actor who reads it. */
  readonly heard: Map<string, OutgoingMessage[]>
  /** Does what somebody does and gives what was said, in this chat and others. */
  does(actor: Actor, action: Action): Promise<Said[]>
  /** The actor whose chat has this number. */
  nameOf(chatId: number): string
  join(actor: Actor): Promise<void>
}

const RANDOM_SEED = 77

/** A world on cleared ground, at the beginning. */
export async function newWorld({ database, city, clear }: Ground): Promise<World> {
  await clear()
  const channels = channelsOn(database)
  const names = new Map<number, string>()
  const random = seededBytes(RANDOM_SEED)
  let messages = 0
  const world: World = {
    database,
    city,
    now: BEGINNING,
    sentAt: BEGINNING,
    heard: new Map(),
    nameOf: (chatId) => names.get(chatId) ?? `chat ${chatId}`,
    async join({ name, channel, chat }) {
      names.set(await ensureChat(database, { channel, ...chat }), name)
    },
    async does(actor, action) {
      messages += 1
      await arrive(world, actor, action, String(messages))
      const outgoing = await playTurn(world, channels[actor.channel], random)
      // What the database dates by its own clock belongs to the day of the transcript.
      const now = world.now.toISOString()
      await database.client`update venues set created_at = ${now} where created_at > ${now}`
      await database.client`update visits set recorded_at = ${now} where recorded_at > ${now}`
      return outgoing.map(({ chatId, body }) => hear(world, world.nameOf(chatId), body as OutgoingMessage))
    },
  }
  return world
}

async function arrive(world: World, actor: Actor, action: Action, externalId: string): Promise<void> {
  const sender = { address: actor.sender, language: actor.language }
  const arrival = {
    channel: actor.channel,
    externalId,
    chat: actor.chat,
    senderAddress: actor.sender,
    album: undefined,
    sentAt: world.sentAt,
    body: { sender, action },
  }
  await storeArrivals(world.database, [sealArrival(world.database, arrival)])
}

/** One turn as the server's worker plays it, at the world's time and with the world's chance. */
async function playTurn(
  world: World,
  channel: Channel,
  random: (count: number) => Uint8Array,
): Promise<readonly Outgoing[]> {
  return world.database.transaction(async (store) => {
    const claim = await claimTurn(store)
    if (claim === undefined || claim === 'again') throw new Error('the message was not to be claimed')
    const turn = turnFrom(store, claim, { city: world.city, channel, now: world.now, random })
    const before = turn.session
    await converse(turn, happeningOf((claim.body as { action: Action }).action))
    await endTurn(store, {
      inboxIds: [claim.inboxId],
      outcome: 'handled',
      chatId: claim.chat.id,
      senderHash: claim.senderHash,
      session: turn.session === before ? undefined : turn.session,
      outgoing: turn.outgoing,
    })
    return turn.outgoing
  })
}

/** Photos are not read here: their file is the name of what they show, several with commas between. */
function happeningOf(action: Action): Happening {
  if (action.kind !== 'photo') return action
  return { kind: 'photos', readings: action.photo.file.split(', ').map(photoCalled) }
}

function hear(world: World, to: string, message: OutgoingMessage): Said {
  world.heard.set(to, [...(world.heard.get(to) ?? []), message])
  return { to, message }
}
