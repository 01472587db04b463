import { fold } from '../../../bot/core/fold.ts'
import type { Telegram } from '../../emulators/telegram/startTelegram.ts'
import type { Zalo } from '../../emulators/zalo/startZalo.ts'
import type { HeardBy } from './heard.ts'
import { isGroup } from './said.ts'
import type { Finding, Place, Secret } from './secret.ts'

type Message = Place & { readonly content: string }

export type Messengers = { readonly telegram?: Telegram; readonly zalo?: Zalo }

/** What the bot wrote to a messenger, without to whom: that the reader never sees. */
export type Written = { readonly toGroup: boolean; readonly content: string }

/** All that the bot wrote to messengers, call by call. */
export function writtenTo({ telegram, zalo }: Messengers): Written[] {
  return [...(telegram?.calls ?? []), ...(zalo?.calls ?? [])].map(({ params }) => {
    const { chat_id: chat, recipient, ...said } = params
    return { toGroup: Number(chat) < 0 || isGroupOfZalo(recipient), content: JSON.stringify(said) }
  })
}

/** Every message that a group was ever sent, on every channel. */
export function groupMessages(heard: readonly HeardBy[], written: readonly Written[]): Message[] {
  const shown = heard
    .filter(({ actor }) => isGroup(actor))
    .map(({ heard: { text, buttons } }) => [text, ...buttons.flat()].join('\n'))
  const calls = written.filter(({ toGroup }) => toGroup).map(({ content }) => content)
  return [...shown, ...calls].map((content, index) => ({ name: `message ${index + 1} to a group`, content }))
}

function isGroupOfZalo(recipient: unknown): boolean {
  return typeof recipient === 'object' && recipient !== null && 'group_id' in recipient
}

/** What a group may not read either: names and phones as the door's people see them, half hidden. */
export function halfHidden(secrets: readonly Secret[]): Secret[] {
  return secrets.flatMap(({ value, origin }) => {
    const words = fold(value).split(' ')
    const [last = ''] = words.slice(-1)
    if (words.length < 2 || !/^\p{L}+$/u.test(words.join(''))) return []
    const begins = words.slice(0, -1).join(' ')
    const hidden = [`${begins} ***`, `${begins} ${last.slice(0, 1)}.`]
    return hidden.map((value) => ({ value, origin: `${origin}, half hidden` }))
  })
}

/** The stars that stand for the rest of a phone or a name. */
export function starsIn({ name, content }: Message): Finding[] {
  const stars: Secret = { value: '***', origin: 'something half hidden' }
  return content.includes(stars.value) ? [{ secret: stars, place: name }] : []
}
