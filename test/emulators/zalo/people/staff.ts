import { speak } from '../speaking.ts'
import type { StaffMember, World } from '../world.ts'
import type { SendOptions } from './conversation.ts'
import { Conversation } from './conversation.ts'
import type { Group } from './group.ts'
import { typedText } from './outgoing.ts'
import type { Person } from './person.ts'
import { SeenMessage } from './seenMessage.ts'

/** An admin of the account, who can answer people by hand in Zalo's own chat tool. */
export class Staff {
  private readonly world: World
  private readonly member: StaffMember

  constructor(world: World) {
    this.world = world
    this.member = world.staff
  }

  /** `sender.admin_id` of what is written by hand. */
  get adminId(): string {
    return this.member.adminId
  }

  /** The user id, which has to be among the first members of a group that the bot makes. */
  get id(): string {
    return this.member.account.id
  }

  /** Answers a person in the account's name; the bot hears `oa_send_text` with `admin_id`. No window holds here. */
  send(to: Person, text: string, { replyTo }: SendOptions = {}): SeenMessage {
    const room = this.world.chats.get(to.id)
    if (room === undefined) throw new Error('this person belongs to another Zalo')
    const sender = { kind: 'staff' as const, adminId: this.adminId }
    return new SeenMessage(speak(this.world, room, sender, typedText(text), { quotes: replyTo?.id }))
  }

  /** Writes in a group as its owner, under the own name. */
  in(group: Group): Conversation {
    return new Conversation(this.world, group.room, this.member.account)
  }
}
