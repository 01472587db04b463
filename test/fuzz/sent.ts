import { readUpdate } from '../../bot/channels/telegram/read.ts'
import { isSecret, seat } from '../../bot/channels/web/identity.ts'
import { readWebPost, webReceived } from '../../bot/channels/web/read.ts'
import { createPressSigner } from '../../bot/channels/zalo/press.ts'
import { readEvent } from '../../bot/channels/zalo/read.ts'
import type { Received } from '../../bot/core/received.ts'
import { Chance } from './chance.ts'
import { codesRequest } from './corpus/codes.ts'
import { imagesRequest } from './corpus/images.ts'
import { pagesRequest } from './corpus/pages.ts'
import { telegramRequest } from './corpus/telegram.ts'
import { webRequest } from './corpus/web.ts'
import { zaloRequest } from './corpus/zalo.ts'
import { type FuzzRequest, KINDS, type Kind } from './request.ts'
import type { Town } from './town.ts'

const MAKERS: Readonly<Record<Kind, (chance: Chance, index: number, town: Town) => FuzzRequest>> = {
  telegram: telegramRequest,
  zalo: zaloRequest,
  web: webRequest,
  codes: codesRequest,
  images: imagesRequest,
  pages: pagesRequest,
}
/** Places of one kind in the run, so that no two kinds draw the same. */
const PLACES = 100_000_000

/** Which input: of a kind, by its number in it. With the seed it says everything. */
export type Place = { readonly kind: Kind; readonly index: number }

/** The input of a place: the same again for the same seed and town. */
export function requestAt({ kind, index }: Place, seed: number, town: Town): FuzzRequest {
  return MAKERS[kind](new Chance(seed, KINDS.indexOf(kind) * PLACES + index), index, town)
}

/** Who did it and by which number the inbox knows it, read by the product's own readers. */
export type Trace = { readonly chat: string; readonly externalId: string }

export function tracesOf({ headers, path, body }: FuzzRequest, town: Town): readonly Trace[] {
  const json = parsed(body)
  if (path === '/webhooks/telegram') return withBot('123456', [readUpdate(json, new Date())])
  if (path === '/webhooks/zalo') {
    const read = readEvent(json, { oaId: town.zalo.oaId, presses: createPressSigner(new Uint8Array(32)) })
    return withBot(town.zalo.oaId, read.kind === 'received' ? read.received : [])
  }
  return path === '/chat/messages' || path === '/chat/photos' ? onTheWeb(headers, json) : []
}

function withBot(bot: string, received: readonly (Received | undefined)[]): readonly Trace[] {
  return received.flatMap((one) =>
    one ? [{ chat: one.chat.address, externalId: `${bot}:${one.externalId}` }] : [],
  )
}

function onTheWeb(headers: FuzzRequest['headers'], json: unknown): readonly Trace[] {
  const post = readWebPost(json)
  const id = typeof post === 'object' ? post.id : headers['x-message-id']
  const secret = String(headers.authorization ?? '').replace('Bearer ', '')
  const room = headers['x-room']
  if (typeof id !== 'string' || !isSecret(secret) || (room !== undefined && !isSecret(room))) return []
  const sender = { ...seat(secret, room), language: 'vi' } as const
  const { chat, externalId } = webReceived(sender, { id, age: 0 }, { kind: 'arrived' }, new Date())
  return [{ chat: chat.address, externalId }]
}

function parsed(body: Buffer | undefined): unknown {
  try {
    return JSON.parse(body?.toString('utf8') ?? '')
  } catch {
    return undefined
  }
}

/** Inputs of one chat up to one of them: what a message was set aside for may lie in what was said before. */
const BEFORE_AT_MOST = 12

/** Finds what the inbox calls so among everything that was sent, with what came before it in its chat. */
export function findSent(
  externalIds: ReadonlySet<string>,
  sent: ReadonlyMap<Kind, number>,
  seed: number,
  town: Town,
): ReadonlyMap<string, { readonly place: Place; readonly requests: readonly FuzzRequest[] }> {
  const byChat = new Map<string, FuzzRequest[]>()
  const found = new Map<string, { place: Place; requests: FuzzRequest[] }>()
  for (const [kind, count] of sent) {
    for (let index = 0; index < count && kind !== 'pages'; index++) {
      const request = requestAt({ kind, index }, seed, town)
      for (const { chat, externalId } of tracesOf(request, town)) {
        const before = [...(byChat.get(chat) ?? []), request].slice(-BEFORE_AT_MOST)
        byChat.set(chat, before)
        if (externalIds.has(externalId) && !found.has(externalId))
          found.set(externalId, { place: { kind, index }, requests: before })
      }
    }
  }
  return found
}
