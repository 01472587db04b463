import type { Channel } from '../../../bot/channels/channel.ts'
import { converse, type Happening } from '../../../bot/converse.ts'
import type { City } from '../../../bot/core/city.ts'
import {
  isPhotoRemoval,
  type OutboxBody,
  type OutgoingMessage,
  type PhotoRemoval,
} from '../../../bot/core/outgoing.ts'
import type { Action, ChannelName } from '../../../bot/core/received.ts'
import { innermostForm } from '../../../bot/core/session.ts'
import type { Turn } from '../../../bot/core/turn.ts'
import { sayHeldBack } from '../../../bot/flows/tooMuch.ts'
import { ensureChat } from '../../../db/chats.ts'
import { claimTurn } from '../../../db/claims.ts'
import type { Database } from '../../../db/connect.ts'
import { sealArrival, storeArrivals } from '../../../db/inbox.ts'
import { endTurn } from '../../../db/outbox.ts'
import { open } from '../../../db/seal.ts'
import type { Language } from '../../../locales/catalogue.ts'

import { turnFrom, usedIn } from '../../../server/workers/turnFrom.ts'
import { seededBytes } from '../../bot/qr/seeded.ts'
import { channelsOn } from './city.ts'
import { BEGINNING, type Ground } from './ground.ts'
import { photoCalled } from './places.ts'
import type { Screen } from './shown.ts'

/** Somebody in a chat: the own one, or a group's. */
export type Actor = {
  readonly name: string
  readonly channel: ChannelName
  readonly language: Language
  /** The chat in which the actor speaks; who speaks in a group is a person of an own chat. */
  readonly chat: { readonly address: string; readonly kind: 'private' | 'group' }
  readonly sender: string
}

/** A message, who reads it and what their chat can show. */
export type Said = { readonly to: string; readonly message: OutgoingMessage; readonly screen: Screen }

/** A city whose clock stands where it is set. Nobody is delivered anything. */
export type World = {
  readonly database: Database
  readonly owner: Database
  /** Another one when the server was started anew with other files. */
  city: City
  /** When things are handled, and when they were sent: the same unless set apart. */
  now: Date
  sentAt: Date
  /** What each chat shows, by the actor who reads it: a message is called by its place here, and stands as it is now. */
  readonly heard: Map<string, OutgoingMessage[]>
  /** The question that an actor's open form asks. */
  askedOf(actor: Actor): string | undefined
  screenOf(actor: Actor): Screen
  /** Does what somebody does and gives what was said, in this chat and others. */
  does(actor: Actor, action: Action): Promise<Said[]>
  /** Does what no actor does, and gives what the server's workers said by it. */
  besides(deed: () => Promise<unknown>): Promise<Said[]>
  /** The actor whose chat has this number. */
  nameOf(chatId: number): string
  join(actor: Actor): Promise<void>
}

const RANDOM_SEED = 77

/** A world on cleared ground, at the beginning. */
export async function newWorld(
  { database, owner, city, clear }: Ground,
  ownersChannel: ChannelName = 'web',
): Promise<World> {
  await clear(ownersChannel)
  const channels = channelsOn(database)
  const readers = new Map<number, Actor>()
  const asked = new Map<string, string>()
  const random = seededBytes(RANDOM_SEED)
  let messages = 0
  const world: World = {
    database,
    owner,
    city,
    now: BEGINNING,
    sentAt: BEGINNING,
    heard: new Map(),
    nameOf: (chatId) => readers.get(chatId)?.name ?? `chat ${chatId}`,
    askedOf: (actor) => asked.get(placeOf(actor)),
    screenOf: ({ channel, chat }) => ({ limits: channels[channel].limits, kind: chat.kind }),
    async join(actor) {
      readers.set(await ensureChat(database, { channel: actor.channel, ...actor.chat }), actor)
    },
    async does(actor, action) {
      messages += 1
      await arrive(world, actor, action, String(messages))
      const { outgoing, session } = await playTurn(world, channels[actor.channel], random)
      const form = innermostForm(session)
      if (form) asked.set(placeOf(actor), `${form.form}: ${form.asked}`)
      else asked.delete(placeOf(actor))
      // What the database dates by its own clock belongs to the day of the transcript.
      const now = world.now.toISOString()
      await database.client`
        with made as (update venues set created_at = ${now} where created_at > ${now}),
             bound as (update unit_groups set bound_at = ${now} where bound_at > ${now})
        update visits set recorded_at = ${now} where recorded_at > ${now}`
      return outgoing.map(({ chatId, body }) => hear(world, readers.get(chatId), body as OutboxBody))
    },
    async besides(deed) {
      const [before] = await database.client<{ id: number }[]>`select coalesce(max(id), 0) as id from outbox`
      await deed()
      const rows = await database.client<{ chat: number; body: Uint8Array }[]>`
        select chat_id as chat, body_sealed as body from outbox where id > ${before?.id ?? 0} order by id`
      // Nobody delivers here, so what was said stands as delivered.
      await database.client`update outbox set done_at = ${world.now.toISOString()} where done_at is null`
      return rows.map(({ chat, body }) =>
        hear(world, readers.get(chat), open<OutboxBody>(database.keys, 'outbox', body)),
      )
    },
  }
  return world
}

/** An actor in the chat where they speak: a session is theirs there. */
function placeOf({ sender, chat }: Actor): string {
  return JSON.stringify([sender, chat.address])
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
): Promise<Turn> {
  return world.database.transaction(async (store) => {
    const claim = await claimTurn(store)
    if (claim === undefined || claim === 'again') throw new Error('the message was not to be claimed')
    const turn = turnFrom(store, claim, { city: world.city, channel, now: world.now, random })
    const before = turn.session
    await converse(turn, happeningOf((claim.body as { action: Action }).action))
    sayHeldBack(turn, 0)
    await endTurn(store, {
      inboxIds: [claim.inboxId],
      outcome: 'handled',
      chatId: claim.chat.id,
      senderHash: claim.senderHash,
      session: turn.session === before ? undefined : turn.session,
      trace: claim.trace,
      outgoing: turn.outgoing,
      used: usedIn(turn, claim.inboxId),
    })
    return turn
  })
}

/** Photos are not read here: their file is the name of what they show, several with commas between. */
function happeningOf(action: Action): Happening {
  if (action.kind !== 'photo') return action
  const names = action.photo.file.split(', ')
  return { kind: 'photos', readings: names.map(photoCalled), messages: names }
}

/** Shows it as the messenger would: in the place of another message, or below the newest. */
function hear(world: World, reader: Actor | undefined, body: OutboxBody): Said {
  if (!reader) throw new Error('somebody was told something who is not there')
  const { name: to } = reader
  const screen = world.screenOf(reader)
  if (isPhotoRemoval(body)) return { to, message: removalShown(screen, body), screen }
  const before = world.heard.get(to) ?? []
  const place = body.replaces === undefined ? before.length : placeIn(before, screen, body.replaces)
  world.heard.set(to, before.toSpliced(place, 1, body))
  return { to, message: body, screen }
}

function placeIn(heard: readonly OutgoingMessage[], { limits }: Screen, replaced: string): number {
  if (!limits.editsMessages || !heard[Number(replaced)]) throw new Error('a message that no edit can change')
  return Number(replaced)
}

/** What is seen when photos leave the chat, by what they show. */
function removalShown({ limits }: Screen, { removesPhotos }: PhotoRemoval): OutgoingMessage {
  if (!limits.deletesPhotos) throw new Error('photos were to leave a chat that they cannot leave')
  return { text: `⌫ 🖼 ${removesPhotos.join(', ')}` }
}
