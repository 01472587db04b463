import { addEntry } from '../entries.ts'
import { DEEP_LINK_PAYLOAD } from '../limits.ts'
import type { Room } from '../rooms.ts'
import { openRoom } from '../rooms.ts'
import type { ChatKind, MessageContent, WireUser } from '../wire.ts'
import type { World } from '../world.ts'
import { changed } from '../world.ts'
import { Conversation } from './conversation.ts'
import { tellBot } from './hearing.ts'
import { changeBotStatus } from './membership.ts'
import type { Person } from './person.ts'
import { SeenMessage } from './seenMessage.ts'

export interface GroupOptions {
  readonly title: string
  /** The first one made the group. */
  readonly members: readonly [Person, ...Person[]]
  /** A supergroup from the start; otherwise a basic group, which may be upgraded later. */
  readonly supergroup?: boolean
}

/** Ids of supergroups: -100 and ten digits, which is more than 32 bits hold. */
const SUPERGROUP_ID_BASE = -1_002_100_000_000

/** A group of people, and perhaps the bot. */
export class Group {
  private readonly world: World
  private readonly creator: Person
  private readonly conversations = new Map<number, Conversation>()
  private current: Room

  constructor(world: World, options: GroupOptions) {
    this.world = world
    this.creator = options.members[0]
    const kind: ChatKind = options.supergroup === true ? 'supergroup' : 'group'
    const chat = { id: newId(world, kind), type: kind, title: options.title }
    this.current = openRoom(world, chat, { creatorId: this.creator.id })
    for (const member of options.members) this.current.members.set(member.id, member.account)
    this.announce(this.creator.user, { group_chat_created: true })
  }

  /** The chat id, which changes when the group is upgraded. */
  get id(): number {
    return this.current.chat.id
  }

  get room(): Room {
    return this.current
  }

  /** Everything said in the group. */
  get messages(): readonly SeenMessage[] {
    return this.as(this.creator).messages
  }

  /** A member's view of the group, and their keyboard in it. */
  as(person: Person): Conversation {
    const known = this.conversations.get(person.id)
    if (known !== undefined) return known
    const conversation = new Conversation(this.world, () => this.current, person.account)
    this.conversations.set(person.id, conversation)
    return conversation
  }

  addBot(by: Person = this.creator): void {
    changeBotStatus(this.world, this.current, by.user, 'member')
  }

  /** Makes the bot an administrator, for whom privacy mode does not hold. */
  promoteBot(by: Person = this.creator): void {
    changeBotStatus(this.world, this.current, by.user, 'administrator')
  }

  /** Throws the bot out: from now on it gets 403. */
  removeBot(by: Person = this.creator): void {
    changeBotStatus(this.world, this.current, by.user, 'kicked')
  }

  /** See `Person.openGroupLink`. */
  openStartLink(by: Person, payload: string): SeenMessage {
    if (!DEEP_LINK_PAYLOAD.test(payload)) throw new Error(`"${payload}" does not fit a deep link`)
    this.addBot(by)
    return this.as(by).send(`/start@${this.world.bot.username} ${payload}`)
  }

  addMember(person: Person, by: Person = this.creator): void {
    this.current.members.set(person.id, person.account)
    this.announce(by.user, { new_chat_members: [person.user] })
  }

  removeMember(person: Person, by: Person = person): void {
    this.current.members.delete(person.id)
    this.announce(by.user, { left_chat_member: person.user })
  }

  rename(title: string, by: Person = this.creator): void {
    this.current.chat = { ...this.current.chat, title }
    this.announce(by.user, { new_chat_title: title })
  }

  /** Another bot of the group says something; from then on commands without a name are its. */
  otherBotWrites(text: string, username = 'other_bot'): SeenMessage {
    const user = { id: 700_000_001, is_bot: true, first_name: 'Other', username }
    return new SeenMessage(addEntry(this.world, this.current, user, { text }))
  }

  /** Deletes the group: the bot gets 403 "the group chat was deleted". */
  dissolve(): void {
    this.current.deletedByOwner = true
    changed(this.world)
  }

  /**
   * Upgrades the group: it gets a new id, the old one answers 400 with `migrate_to_chat_id`.
   * @returns the new id.
   */
  migrateToSupergroup(): number {
    const old = this.current
    if (old.chat.type !== 'group') throw new Error('only a basic group is upgraded')
    const id = newId(this.world, 'supergroup')
    const next = openRoom(
      this.world,
      { ...old.chat, id, type: 'supergroup' },
      { creatorId: this.creator.id, migratedFrom: old },
    )
    for (const [memberId, account] of old.members) next.members.set(memberId, account)
    next.bot = old.bot
    next.knownToBot = old.knownToBot
    this.announce(this.creator.user, { migrate_to_chat_id: id })
    old.migratedTo = id
    this.current = next
    this.announce(this.creator.user, { migrate_from_chat_id: old.chat.id })
    return id
  }

  private announce(by: WireUser, content: MessageContent): void {
    tellBot(this.world, this.current, addEntry(this.world, this.current, by, content))
  }
}

function newId(world: World, kind: ChatKind): number {
  const number = world.nextGroupId++
  return kind === 'supergroup' ? SUPERGROUP_ID_BASE - number : -number
}
