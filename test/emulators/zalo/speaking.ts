import { messageEvent, receiptEvents } from './events.ts'
import { newHexId } from './ids.ts'
import type { Content, Entry, Room, Sender } from './rooms.ts'
import { interacted } from './windows.ts'
import type { World } from './world.ts'
import { changed, milliseconds } from './world.ts'

export interface SpeakingOptions {
  readonly quotes?: string | undefined
  readonly hidden?: boolean
}

/** Puts a message into a room, where everybody in it sees it, and tells the bot as Zalo would. */
export function speak(
  world: World,
  room: Room,
  sender: Sender,
  content: Content,
  options: SpeakingOptions = {},
): Entry {
  const entry: Entry = {
    id: newHexId(world),
    at: milliseconds(world),
    sender,
    content,
    quotes: options.quotes,
    hidden: options.hidden === true,
    replies: 0,
  }
  room.entries.push(entry)
  if (sender.kind === 'user') interacted(world, sender.account, true)
  tell(world, room, entry)
  changed(world)
  return entry
}

function tell(world: World, room: Room, entry: Entry): void {
  const { switches, deliveries } = world
  const isOwn = entry.sender.kind !== 'user'
  if (isOwn ? switches.echoes : passesFilter(world, entry)) {
    deliveries.send(messageEvent(world, room, entry), entry.at)
  }
  if (!isOwn || room.kind === 'group' || !switches.receipts) return
  for (const event of receiptEvents(world, room, entry)) deliveries.send(event, milliseconds(world))
}

function passesFilter({ switches }: World, { content }: Entry): boolean {
  return !switches.onlyHashTexts || content.kind !== 'text' || content.text.startsWith('#')
}
