import type { ChatRow } from '../../../db/chats.ts'
import type { Language } from '../../../locales/catalogue.ts'
import { languageOf } from '../../core/languageOf.ts'
import type { Reply } from '../../core/outgoing.ts'
import type { ChannelName } from '../../core/received.ts'
import { type Text, text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'

/** In the order in which they are named. */
const CHANNELS: readonly ChannelName[] = ['zalo', 'telegram', 'web']

/** Another chat, as one is named and spoken to from here. */
export type OtherChat = {
  readonly id: number
  readonly channel: ChannelName
  readonly language: Language
  readonly personId: number | undefined
}

/** A chat as the database knows it; one whose language nobody has noted is spoken to in Vietnamese. */
export function otherChat({ id, channel, language, personId }: ChatRow): OtherChat {
  return {
    id,
    channel: CHANNELS.find((known) => known === channel) ?? 'web',
    language: languageOf({ language }),
    personId: personId ?? undefined,
  }
}

/** Where a code can be sent: on the city's channels but those; undefined when there are none. */
export function placesBeside(turn: Turn, those: readonly ChannelName[]): Text | undefined {
  const others = CHANNELS.filter((name) => !those.includes(name) && isOn(turn, name)).map((name) =>
    place(turn, name),
  )
  return others.length === 0 ? undefined : others.reduce((one, other) => text('link.or', { one, other }))
}

export function channelName(channel: ChannelName): Text {
  return text(`link.channel.${channel}`)
}

/** The channels of chats, each once, in the order in which they are named. */
export function channelNames(chats: readonly OtherChat[]): Text {
  const names = CHANNELS.filter((name) => chats.some(({ channel }) => channel === name)).map(channelName)
  return names.reduce((one, other) => text('link.and', { one, other }))
}

/** Here and there are one account already. */
export function sayAlready(turn: Turn, other: ChannelName): void {
  say(turn, {
    text: text('link.already', { here: channelName(turn.channel.name), other: channelName(other) }),
  })
}

function isOn({ city }: Turn, name: ChannelName): boolean {
  return name === 'web' || city.messengers[name] !== undefined
}

/** A messenger is found by its name and the bot's in it, as far as it is known; the web chat by its address. */
function place({ city }: Turn, channel: ChannelName): Text {
  if (channel === 'web') return text('link.place.web', { address: `${city.base}/chat` })
  const name = city.messengers[channel]?.botName()
  return name === undefined ? channelName(channel) : text(`link.place.${channel}`, { name })
}

/** Buttons that open the messengers but those, where there are addresses that do. */
export function waysBeside(turn: Turn, those: readonly ChannelName[]): Pick<Reply, 'buttons'> {
  const buttons = CHANNELS.flatMap((channel) => {
    const link =
      those.includes(channel) || channel === 'web' ? undefined : turn.city.messengers[channel]?.chatLink
    return link === undefined
      ? []
      : [[{ label: text('link.open', { messenger: channelName(channel) }), link }]]
  })
  return buttons.length > 0 ? { buttons } : {}
}
