import { openGroup, tellOfGroup } from '../groups.ts'
import type { GroupRoom } from '../rooms.ts'
import type { World } from '../world.ts'
import { changed } from '../world.ts'
import { Conversation } from './conversation.ts'
import type { Person } from './person.ts'
import type { SeenMessage } from './seenMessage.ts'

export interface GroupOptions {
  readonly name: string
  readonly members: readonly Person[]
}

/** A group that belongs to the account (GMF); no other kind has the account in it. */
export class Group {
  readonly room: GroupRoom
  private readonly world: World
  private readonly conversations = new Map<string, Conversation>()

  /** The staff makes it in Zalo's own tool. */
  constructor(world: World, options: GroupOptions) {
    const admin = world.staff.account
    const members = [admin, ...options.members.map((person) => person.account)]
    this.world = world
    this.room = openGroup(world, { name: options.name, description: '', members, admin })
  }

  get id(): string {
    return this.room.id
  }

  get name(): string {
    return this.room.name
  }

  /** Where people come in by themselves. */
  get link(): string {
    return this.room.link
  }

  /** Everything said in the group. */
  get messages(): readonly SeenMessage[] {
    return new Conversation(this.world, this.room, this.world.staff.account).messages
  }

  /** A member's view of the group. */
  as(person: Person): Conversation {
    const known = this.conversations.get(person.id)
    if (known !== undefined) return known
    const conversation = new Conversation(this.world, this.room, person.account)
    this.conversations.set(person.id, conversation)
    return conversation
  }

  addMember(person: Person): void {
    this.room.asking.delete(person.id)
    this.room.members.set(person.id, person.account)
    this.tell('user_join_group', person)
  }

  removeMember(person: Person): void {
    this.room.members.delete(person.id)
    this.room.admins.delete(person.id)
    this.tell('user_out_group', person)
  }

  /** Opens the link of a group whose owner lets nobody in unseen. */
  requestToJoin(person: Person): void {
    this.room.asking.set(person.id, person.account)
    this.tell('user_request_join_group', person)
  }

  approve(person: Person): void {
    this.takeRequest(person)
    this.room.members.set(person.id, person.account)
    this.tell(this.world.switches.approvalEvent, person)
  }

  reject(person: Person): void {
    this.takeRequest(person)
    this.tell('reject_request_join_group', person)
  }

  promote(person: Person): void {
    this.room.admins.add(person.id)
    this.tell('add_group_admin', person)
  }

  demote(person: Person): void {
    this.room.admins.delete(person.id)
    this.tell('remove_group_admin', person)
  }

  rename(name: string): void {
    this.room.name = name
    tellOfGroup(this.world, this.room, 'update_group_info', { group_name: name })
  }

  /** The paid package has run out: the account gets -237. */
  disable(): void {
    this.room.status = 'disabled'
    changed(this.world)
  }

  /** The package was paid again. */
  enable(): void {
    this.room.status = 'enabled'
    changed(this.world)
  }

  /** Dissolves the group: the account is told, and gets -403 from then on. */
  dissolve(): void {
    tellOfGroup(this.world, this.room, this.world.switches.dissolutionEvent)
    this.room.hasOa = false
    changed(this.world)
  }

  private takeRequest(person: Person): void {
    if (!this.room.asking.delete(person.id)) throw new Error(`${person.name} did not ask to be let in`)
  }

  private tell(event: string, person: Person): void {
    tellOfGroup(this.world, this.room, event, { users: [{ id: person.id }] })
  }
}
