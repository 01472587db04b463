import type { KeyboardButton } from '../entries.ts'
import type { Contact, MessageContent, WireUser } from '../wire.ts'
import { unixSeconds } from '../world.ts'
import type { SeenMessage } from './seenMessage.ts'
import type { SendOptions } from './writer.ts'
import { Writer } from './writer.ts'

type Location = NonNullable<MessageContent['location']>

/** One person in one chat: what they see (`Screen`), what they write (`Writer`), contacts and keyboards. */
export class Conversation extends Writer {
  /** Shares the own number, by the bot's button if one is on the screen, else from the attachments. */
  shareContact(): SeenMessage {
    const { user, phone } = this.account
    if (phone === '') throw new Error('this person was made without a phone number')
    const contact = { ...namesOf(user), phone_number: phone, user_id: user.id }
    return this.put({ content: { contact }, extras: {} }, this.askedBy('contact'))
  }

  /** Sends somebody else's card, e.g. from the address book; `origin` makes it a forwarded message. */
  forwardContact(card: {
    readonly phone: string
    readonly firstName?: string
    readonly userId?: number
    readonly origin?: WireUser
  }): SeenMessage {
    const contact: Contact = {
      phone_number: card.phone,
      first_name: card.firstName ?? 'Danh bạ',
      ...(card.userId === undefined ? {} : { user_id: card.userId }),
    }
    return this.put({ content: { contact, ...this.originOf(card.origin) }, extras: {} })
  }

  /** Taps a button of the reply keyboard, which sends its label, the own contact or, where it asks for it, a place. */
  pressKeyboard(label: string, place = { latitude: 20.8449, longitude: 106.6881 }): SeenMessage {
    const { keyboard } = this
    const button = keyboard?.rows.flat().find((candidate) => candidate.text === label)
    if (button === undefined) throw new Error(`no key "${label}" on ${JSON.stringify(keyboard?.rows ?? [])}`)
    const sent = this.sendKey(button, place)
    if (keyboard?.oneTime === true && this.keyboard === keyboard) this.room().keyboard = undefined
    return sent
  }

  private originOf(sender: WireUser | undefined): MessageContent {
    if (sender === undefined) return {}
    return { forward_origin: { type: 'user', sender_user: sender, date: unixSeconds(this.world) } }
  }

  private sendKey({ text, request }: KeyboardButton, place: Location): SeenMessage {
    if (request === 'contact') return this.shareContact()
    if (request === 'location')
      return this.put({ content: { location: place }, extras: {} }, this.askedBy(request))
    return this.send(text)
  }

  /** The message whose keyboard asks for something: Telegram sends the answer as a reply to it. */
  private askedBy(request: 'contact' | 'location'): SendOptions {
    if (this.keyboard === undefined) return {}
    const asking = this.messages.findLast((message) => {
      return message.keyboard?.rows.flat().some((button) => button.request === request)
    })
    return asking === undefined ? {} : { replyTo: asking }
  }
}

function namesOf(user: WireUser): Pick<Contact, 'first_name' | 'last_name'> {
  const { first_name, last_name } = user
  return last_name === undefined ? { first_name } : { first_name, last_name }
}
