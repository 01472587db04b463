import type { OaButton } from '../api/buttons.ts'
import { actEvent, followEvent, personEvent } from '../events.ts'
import type { Fields } from '../request.ts'
import { content } from '../rooms.ts'
import { interacted } from '../windows.ts'
import type { World } from '../world.ts'
import { changed, milliseconds, newAccount } from '../world.ts'
import { Conversation } from './conversation.ts'
import type { SubmittedInfo } from './info.ts'
import { wireInfo } from './info.ts'
import type { SeenMessage } from './seenMessage.ts'

export interface PersonOptions {
  readonly name?: string
  /** As Zalo hands it out, `84…`. */
  readonly phone?: string
}

/** Somebody with a Zalo account, in the own chat with the Official Account. */
export class Person extends Conversation {
  constructor(world: World, options: PersonOptions) {
    const account = newAccount(world, options.name ?? 'Mẫu', options.phone ?? '')
    const room = { kind: 'private' as const, id: account.id, account, entries: [] }
    world.accounts.set(account.id, account)
    world.chats.set(room.id, room)
    super(world, room, account)
  }

  /** The id by which the account knows this person. */
  get id(): string {
    return this.account.id
  }

  get name(): string {
    return this.account.name
  }

  /**
   * Presses a button of the newest message that has it. The bot hears of a query as of any text.
   * @returns the payload of a query, else the address that opens.
   */
  press(label: string | RegExp, on?: SeenMessage): string {
    const candidates = on === undefined ? this.messages.toReversed() : [on]
    const buttons = candidates.flatMap((message) => message.buttons.flat())
    const button = buttons.find(({ title }) =>
      typeof label === 'string' ? title === label : label.test(title),
    )
    if (button === undefined) throw new Error(`no button ${String(label)} to press: ${this.transcript()}`)
    return this.effectOf(button)
  }

  /** Puts a heart or the like on a message. */
  react(message: SeenMessage, icon = '/-heart'): void {
    const rest = { message: { msg_id: message.id, react_icon: icon } }
    this.tell(actEvent(this.world, this.account, 'user_reacted_message', rest))
  }

  /** Follows the account, which may then write first. */
  follow(source = 'oa_profile'): void {
    if (this.account.follows) return
    this.account.follows = true
    interacted(this.world, this.account, false)
    this.tell(followEvent(this.world, this.account, 'follow', source))
  }

  unfollow(source = 'oa_profile'): void {
    if (!this.account.follows) return
    this.account.follows = false
    this.tell(followEvent(this.world, this.account, 'unfollow', source))
  }

  /** Blocks the account. The bot is not told; what it meets then, `switches.blockedAnswer` says. */
  block(): void {
    this.account.blocked = true
    changed(this.world)
  }

  unblock(): void {
    this.account.blocked = false
    changed(this.world)
  }

  /** Presses "Message" on the account's page; it is told of the first time only. */
  clickChatNow(): void {
    if (this.account.clickedChatNow) return
    this.account.clickedChatNow = true
    interacted(this.world, this.account, false)
    this.tell(personEvent(this.world, this.account, 'user_click_chatnow'))
  }

  /**
   * Fills in the card that asks for name and phone; what is not given is the person's own.
   * @param options.forced also without such a card, as a tampered app could.
   */
  submitInfo(info: SubmittedInfo = {}, options: { readonly forced?: boolean } = {}): void {
    const isAsked = this.messages.some((message) => message.infoRequest !== undefined)
    if (!isAsked && options.forced !== true) throw new Error(`no card to fill in: ${this.transcript()}`)
    const { switches } = this.world
    const filled = wireInfo(switches, { name: this.account.name, phone: this.account.phone, ...info })
    this.account.sharedInfo = filled
    interacted(this.world, this.account, true)
    this.tell(actEvent(this.world, this.account, 'user_submit_info', { info: filled }))
  }

  /** Asks in Zalo's settings that the account deletes what it knows. */
  withdraw(): void {
    this.tell(personEvent(this.world, this.account, 'user_withdraw'))
  }

  protected override checkMayWrite(): void {
    if (this.account.blocked)
      throw new Error('who has blocked an account must unblock it before writing to it')
  }

  private effectOf(button: OaButton): string {
    if (button.type === 'oa.open.url') return button.url
    if (button.type === 'oa.open.phone') return `tel:${button.phone}`
    if (button.type === 'oa.open.sms') return `sms:${button.phone}?body=${encodeURIComponent(button.content)}`
    this.put(content('text', { text: button.payload }), {}, button.type === 'oa.query.hide')
    return button.payload
  }

  private tell(event: Fields): void {
    this.world.deliveries.send(event, milliseconds(this.world))
    changed(this.world)
  }
}
