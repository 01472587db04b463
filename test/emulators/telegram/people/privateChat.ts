import { DEEP_LINK_PAYLOAD } from '../limits.ts'
import { changed } from '../world.ts'
import { Conversation } from './conversation.ts'
import { tellMembership } from './membership.ts'
import type { Outgoing } from './outgoing.ts'
import type { SeenMessage } from './seenMessage.ts'
import type { SendOptions } from './writer.ts'

/** A person's own chat with the bot. */
export class PrivateChat extends Conversation {
  /**
   * Opens `https://t.me/<bot>?start=<payload>` and presses START.
   * @throws an Error for a payload that such a link can't carry.
   */
  openDeepLink(payload: string): SeenMessage {
    if (!DEEP_LINK_PAYLOAD.test(payload)) throw new Error(`"${payload}" does not fit a deep link`)
    return this.send(`/start ${payload}`)
  }

  /** Stops the bot: from now on it gets 403. */
  block(): void {
    if (this.account.blockedBot) return
    this.account.blockedBot = true
    tellMembership(this.world, this.room(), this.account.user, 'member', 'kicked')
    changed(this.world)
  }

  /** Lets the bot write again. "Restart" in the app does this and sends /start. */
  unblock(): void {
    if (!this.account.blockedBot) return
    this.account.blockedBot = false
    tellMembership(this.world, this.room(), this.account.user, 'kicked', 'member')
    changed(this.world)
  }

  /** Deletes the account: the bot gets 403 "user is deactivated". */
  deactivate(): void {
    this.account.deactivated = true
    changed(this.world)
  }

  protected override put(outgoing: Outgoing, options?: SendOptions): SeenMessage {
    this.checkMayWrite()
    this.account.started = true
    return super.put(outgoing, options)
  }

  protected override checkMayWrite(): void {
    if (this.account.blockedBot) throw new Error('who has blocked a bot must unblock it before writing to it')
    if (this.account.deactivated) throw new Error('this account is deleted')
  }
}
