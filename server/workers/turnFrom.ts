import type { Channel } from '../../bot/channels/channel.ts'
import type { City } from '../../bot/core/city.ts'
import type { Profile } from '../../bot/core/person.ts'
import type { Action, Received } from '../../bot/core/received.ts'
import { sessionFrom } from '../../bot/core/session.ts'
import type { Turn } from '../../bot/core/turn.ts'
import type { Use } from '../../bot/core/uses.ts'
import type { Claim, ClaimHead } from '../../db/claims.ts'
import type { Store } from '../../db/connect.ts'
import type { TurnEnd } from '../../db/outbox.ts'
import type { Language } from '../../locales/catalogue.ts'

/** What the inbox keeps of a message besides where and when. */
export type MessageBody = { readonly sender: Received['sender']; readonly action: Action }

/** The turn that a claimed message is, before anything was said. */
export function turnFrom(
  store: Store,
  claim: Claim,
  {
    city,
    channel,
    now,
    random,
  }: { city: City; channel: Channel; now: Date; random: (count: number) => Uint8Array },
): Turn {
  const { person } = claim
  const { action } = claim.body as MessageBody
  return {
    store,
    city,
    channel: { name: channel.name, limits: channel.limits },
    chat: { id: claim.chat.id, kind: claim.chat.kind === 'group' ? 'group' : 'private' },
    senderHash: claim.senderHash,
    humanAnswers: claim.chat.humanUntil !== undefined && claim.chat.humanUntil > now,
    now,
    // A sender's clock that runs ahead must not make a visit of the future.
    at: claim.sentAt < claim.receivedAt ? claim.sentAt : claim.receivedAt,
    random,
    language: languageOf(claim),
    person: person && { id: person.id, logId: person.logId, profile: person.profile as Profile },
    session: sessionFrom(claim.session),
    outgoing: [],
    usesBefore: claim.uses,
    uses: new Map(),
    ...(action.kind === 'press' && action.message !== undefined && { pressedMessage: action.message }),
    askedForm: undefined,
    wishDue: false,
  }
}

/** Messages are counted by one in so many, which counts for all: a write in each turn would cost a quarter of the pace. */
const ONE_IN = 4
const BY_ONE_IN_MANY: ReadonlySet<string> = new Set<Use>(['messages', 'groupMessages'])

/**
 * Spreads numbers evenly (Knuth's multiplicative hashing, 2³² by the golden ratio): where as many people as divide by four wrote in turn, each
 * would else have all of theirs counted, or none.
 */
const GOLDEN = 0x9e3779b1

/** What a turn adds to the counts of its chat; whether its message is one that counts, its number in the inbox says. */
export function usedIn({ uses, now }: Turn, inboxId: number): TurnEnd['used'] {
  const counted = [...uses.values()].flatMap((use) => {
    if (!BY_ONE_IN_MANY.has(use.what) || use.told) return [use]
    return countsForMany(inboxId) ? [{ ...use, times: use.times * ONE_IN }] : []
  })
  return counted.length === 0 ? undefined : { at: now, uses: counted }
}

function countsForMany(inboxId: number): boolean {
  return Math.imul(inboxId, GOLDEN) >>> 0 < 2 ** 32 / ONE_IN
}

/**
 * The language that was chosen for the chat, else that of the person's messenger, else Vietnamese. A group is not spoken
 * to in the language of whoever's phone was last.
 */
export function languageOf({
  chatLanguage,
  chat,
  body,
}: Pick<ClaimHead, 'chatLanguage' | 'chat'> & { readonly body: unknown }): Language {
  const own = chat.kind === 'private' ? (body as MessageBody | undefined)?.sender.language : undefined
  return (chatLanguage ?? own) === 'en' ? 'en' : 'vi'
}
