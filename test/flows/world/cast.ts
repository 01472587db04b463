import type { ChannelName } from '../../../bot/core/received.ts'
import { makeKnown } from './known.ts'
import { OWNER } from './places.ts'
import type { Actor, World } from './world.ts'

/** Who takes part in a transcript, by the names under which they speak there. */
export type Cast = {
  readonly actors: ReadonlyMap<string, Actor>
  /** Takes what stands behind `% `. */
  introduce(words: string): Promise<void>
}

/** The owner of the standing places is always there. `everybody` is on one channel, whatever a transcript says. */
export async function newCast(world: World, everybody?: ChannelName): Promise<Cast> {
  const actors = new Map<string, Actor>()
  const enter = async (called: string, actor: Actor) => {
    actors.set(called, actor)
    await world.join(actor)
  }
  await enter(OWNER.chat, actorCalled(OWNER.chat, '', everybody))
  return {
    actors,
    async introduce(words) {
      const [name = '', traits = ''] = words.split(': ')
      for (const member of membersIn(traits)) {
        const person = actors.get(member)
        if (!person) throw new Error(`${member} is not there`)
        await enter(`${member} ở ${name}`, { ...person, name, chat: { address: name, kind: 'group' } })
      }
      if (membersIn(traits).length > 0) return
      const actor = actorCalled(name, traits, everybody)
      await enter(name, actor)
      const [, fullName, phone] = /known as ([^,]+)(?:, (\+\d+))?/.exec(traits) ?? []
      if (fullName !== undefined) await makeKnown(world, actor, { name: fullName, ...(phone && { phone }) })
    },
  }
}

/** The channels on which a transcript was written: of everybody introduced, and of the owner who does something. */
export function channelsIn(script: string): ReadonlySet<ChannelName> {
  const introduced = [...script.matchAll(/^% [^:]+: (.*)$/gmu)].map(([, traits = '']) => traits)
  const people = introduced.filter((traits) => membersIn(traits).length === 0)
  const isOwnerThere = new RegExp(`^${OWNER.chat} > `, 'mu').test(script)
  return new Set([...people, ...(isOwnerThere ? [''] : [])].map(channelOf))
}

function actorCalled(name: string, traits: string, everybody: ChannelName | undefined): Actor {
  return {
    name,
    channel: everybody ?? channelOf(traits),
    language: /\ben\b/.test(traits) ? 'en' : 'vi',
    chat: { address: name, kind: 'private' },
    sender: name,
  }
}

function channelOf(traits: string): ChannelName {
  if (traits.startsWith('telegram')) return 'telegram'
  return traits.startsWith('zalo') ? 'zalo' : 'web'
}

function membersIn(traits: string): string[] {
  const [, members] = /^group of (.*)$/u.exec(traits) ?? []
  return members === undefined ? [] : members.split(', ')
}
