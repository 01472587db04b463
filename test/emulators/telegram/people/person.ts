import { openRoom } from '../rooms.ts'
import type { WireUser } from '../wire.ts'
import type { Account, World } from '../world.ts'
import type { Group } from './group.ts'
import { PrivateChat } from './privateChat.ts'
import type { SeenMessage } from './seenMessage.ts'

export interface PersonOptions {
  readonly firstName?: string
  readonly lastName?: string
  readonly username?: string
  /** IETF tag of the app's language; many apps send none. */
  readonly languageCode?: string
  /** As Telegram hands it out, with or without "+". */
  readonly phone?: string
}

/** Somebody with a Telegram account. */
export class Person {
  readonly account: Account
  readonly private: PrivateChat
  private readonly world: World

  constructor(world: World, options: PersonOptions) {
    this.world = world
    this.account = openAccount(world, options)
    const { user } = this.account
    const { id, is_bot: _human, language_code: _language, ...names } = user
    const room = openRoom(world, { id, type: 'private', ...names })
    this.private = new PrivateChat(world, () => room, this.account)
  }

  get id(): number {
    return this.account.user.id
  }

  get user(): WireUser {
    return this.account.user
  }

  /** Opens `https://t.me/<bot>?startgroup=<payload>` and chooses a group: the bot joins and gets `/start@bot payload`. */
  openGroupLink(payload: string, group: Group): SeenMessage {
    return group.openStartLink(this, payload)
  }

  /**
   * Opens a link to the bot as it stands on a poster or a button.
   * @param group to choose when it is a startgroup link.
   */
  openLink(link: string, group?: Group): SeenMessage {
    const url = new URL(link)
    const isOurs = url.hostname === 't.me' && url.pathname.slice(1) === this.world.bot.username
    if (!isOurs) throw new Error(`${url.hostname}${url.pathname} is not the bot's link`)
    const payload = url.searchParams.get('start')
    const groupPayload = url.searchParams.get('startgroup')
    if (groupPayload !== null && group !== undefined) return this.openGroupLink(groupPayload, group)
    return payload === null ? this.private.send('/start') : this.private.openDeepLink(payload)
  }
}

function openAccount(world: World, options: PersonOptions): Account {
  const user: WireUser = {
    id: world.nextUserId++,
    is_bot: false,
    first_name: options.firstName ?? 'Mẫu',
    ...(options.lastName === undefined ? {} : { last_name: options.lastName }),
    ...(options.username === undefined ? {} : { username: options.username }),
    ...(options.languageCode === undefined ? {} : { language_code: options.languageCode }),
  }
  const account = { user, phone: options.phone ?? '', started: false, blockedBot: false, deactivated: false }
  world.accounts.set(user.id, account)
  return account
}
