import type { ShownLine } from '../../bot/channels/web/line.ts'
import type { Conversation } from '../emulators/telegram/people/conversation.ts'
import type { Group } from '../emulators/telegram/people/group.ts'
import type { Person } from '../emulators/telegram/people/person.ts'
import type { SeenNews } from '../emulators/telegram/people/screen.ts'
import type { Conversation as ZaloConversation } from '../emulators/zalo/people/conversation.ts'
import type { Group as ZaloGroup } from '../emulators/zalo/people/group.ts'
import type { Person as ZaloPerson } from '../emulators/zalo/people/person.ts'
import type { SeenMessage as SeenOnZalo } from '../emulators/zalo/people/seenMessage.ts'
import { WebPerson } from './webPerson.ts'

/** What a person is shown: words, buttons row by row, a picture or document. */
export type Heard = {
  readonly text: string
  readonly buttons: readonly (readonly string[])[]
  /** It is no new message: one that was there shows this now. */
  readonly isEdited?: boolean
  /** Where those of them lead that open a page. */
  readonly links?: ReadonlyMap<string, string>
  readonly file?: { readonly kind: 'picture' | 'document'; bytes(): Promise<Uint8Array> }
}

/** A person in a chat, whatever the messenger is. What a messenger or a place does not have throws. */
export type Actor = {
  say(text: string): Promise<void>
  tap(label: string): Promise<void>
  sendPhoto(photo: Uint8Array): Promise<void>
  /** Several photos at once, where a messenger has that. */
  sendAlbum?(photos: readonly Uint8Array[]): Promise<void>
  shareContact(): Promise<void>
  /** Opens a link of the messenger; '' begins the chat. */
  open(link: string): Promise<void>
  /** What nobody else has: their number at a messenger, their phone's, the secret of their browser. */
  holds?(): readonly string[]
  /** The bot's next message; throws when none comes in time. */
  hear(withinMilliseconds: number): Promise<Heard>
}

/** Somebody in the web chat. */
export function onTheWeb(link: string): Actor {
  const person = new WebPerson(link)
  return {
    say: (text) => person.say(text),
    tap: (label) => person.tap(label),
    sendPhoto: (photo) => person.sendPhoto(photo),
    shareContact: () => cannot('share a contact'),
    open: (payload) => person.open(payload),
    holds: () => person.secrets,
    hear: async (within) => heardOnTheWeb(person, await person.hear(within)),
  }
}

function heardOnTheWeb(person: WebPerson, line: ShownLine): Heard {
  const { text, buttons = [], file } = line
  const kind = file?.type === 'image/png' ? 'picture' : 'document'
  return {
    text,
    buttons: buttons.map((row) => row.map(({ label }) => label)),
    isEdited: line.mark !== undefined,
    links: new Map(linksOf(buttons)),
    ...(file && { file: { kind, bytes: () => person.file(line) } }),
  }
}

function linksOf(buttons: NonNullable<ShownLine['buttons']>): [label: string, url: string][] {
  return buttons.flat().flatMap((button) => ('link' in button ? [[button.label, button.link]] : []))
}

/** Somebody in the own chat with the bot on Telegram; with a group, there. */
export function onTelegram(person: Person, group?: Group): Actor {
  const chat = group ? group.as(person) : person.private
  return {
    say: async (text) => void chat.send(text),
    tap: async (label) => tapOnTelegram(chat, label),
    sendPhoto: async (photo) => void (await chat.sendPhoto(Buffer.from(photo))),
    sendAlbum: async (photos) => void (await chat.sendAlbum(photos.map((photo) => Buffer.from(photo)))),
    shareContact: async () => void chat.shareContact(),
    open: async (link) => void person.openLink(link, group),
    holds: () => [String(person.id), person.account.phone, ...(group ? [String(group.id)] : [])],
    hear: async (within) => heardOnTelegram(await chat.waitForNews({ within })),
  }
}

function tapOnTelegram(chat: Conversation, label: string): void {
  const isKey = chat.keyboard?.rows.flat().some((button) => button.text === label)
  if (isKey) chat.pressKeyboard(label)
  else chat.press(label)
}

function heardOnTelegram({ message, isEdited }: SeenNews): Heard {
  const { text, photo, document, keyboard } = message
  const under = message.buttons.map((row) => row.map((button) => button.text))
  const keys = (keyboard?.rows ?? []).map((row) => row.map((button) => button.text))
  const kind = photo ? 'picture' : 'document'
  const bytes = (photo ?? document)?.bytes
  const file = bytes && { file: { kind, bytes: async () => bytes } as const }
  return { text, buttons: [...under, ...keys], isEdited, ...file }
}

/** Somebody in the own chat with the Official Account on Zalo; with a group, there. */
export function onZalo(person: ZaloPerson, group?: ZaloGroup): Actor {
  const chat = group ? group.as(person) : person
  return {
    say: async (text) => void chat.send(text),
    tap: async (label) => tapOnZalo(person, chat, label),
    sendPhoto: async (photo) => void (await chat.sendPhoto(Buffer.from(photo))),
    sendAlbum: async (photos) => void (await chat.sendPhotos(photos.map((photo) => Buffer.from(photo)))),
    shareContact: async () => person.submitInfo(),
    open: async () => person.follow(),
    holds: () => [person.id, person.account.idByApp, person.account.phone],
    hear: async (within) => heardOnZalo(await chat.waitForMessage(() => true, { within })),
  }
}

/** What is no button is a line of a list, of which the number is sent. */
function tapOnZalo(person: ZaloPerson, chat: ZaloConversation, label: string): void {
  const newest = chat.messages.findLast((message) => message.fromBot)
  const line = newest?.text.split('\n').find((one) => one.replace(/^\d+\. /, '') === label && one !== label)
  if (newest?.labels.includes(label) || line === undefined) person.press(label)
  else chat.send(line.replace(/\..*$/, ''))
}

function heardOnZalo(message: SeenOnZalo): Heard {
  const { photo, document, infoRequest } = message
  const bytes = (photo ?? document)?.bytes
  return {
    text: infoRequest?.title ?? message.text,
    buttons: infoRequest
      ? [[infoRequest.subtitle]]
      : message.buttons.map((row) => row.map(({ title }) => title)),
    ...(bytes && { file: { kind: photo ? 'picture' : 'document', bytes: async () => bytes } }),
  }
}

/** What a person does not do there. */
export function cannot(act: string): never {
  throw new Error(`nobody can ${act} here`)
}
