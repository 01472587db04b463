import type { Waiting } from '../../waiting.ts'
import { until, untilStill } from '../../waiting.ts'
import { lineOf } from '../delivery/queue.ts'
import type { Entry, ReplyKeyboard } from '../entries.ts'
import type { Room } from '../rooms.ts'
import type { WireUser } from '../wire.ts'
import type { World } from '../world.ts'
import type { Press } from './press.ts'
import { pressButton } from './press.ts'
import { SeenMessage } from './seenMessage.ts'

/** A part of the text, a pattern, or anything that says yes. */
export type MessageMatch = string | RegExp | ((message: SeenMessage) => boolean)

/** The label of a button, or data that a tampered app sends as if there were such a button. */
export type ButtonChoice = string | RegExp | { readonly data: string }

/** A message that came, or that shows something else than when it was last looked at. */
export interface SeenNews {
  readonly message: SeenMessage
  readonly isEdited: boolean
}

const QUIET_MILLISECONDS = 250

/** What one person sees of one chat. */
export class Screen {
  protected readonly world: World
  /** The chat, which becomes another one when a group is upgraded. */
  protected readonly room: () => Room
  private readonly viewer: WireUser
  private unseenFrom = 0
  /** How often each message had been edited when this person last looked at it. */
  private readonly seenEdits = new Map<Entry, number>()

  constructor(world: World, room: () => Room, viewer: WireUser) {
    this.world = world
    this.room = room
    this.viewer = viewer
  }

  get chatId(): number {
    return this.room().chat.id
  }

  /** Everything in the chat, in order, deleted messages too. */
  get messages(): readonly SeenMessage[] {
    return this.entries().map((entry) => new SeenMessage(entry))
  }

  /** The reply keyboard that stands in place of the letters. */
  get keyboard(): ReplyKeyboard | undefined {
    return this.room().keyboard
  }

  /** What the bot is doing ("typing"), as it last said. */
  get typing(): string | undefined {
    return this.room().typing?.action
  }

  /**
   * Waits for the next message of the bot that this person has not waited for yet; earlier ones that don't match are passed
   * over for good.
   */
  waitForMessage(match: MessageMatch = () => true, waiting?: Waiting): Promise<SeenMessage> {
    return until(
      this.world,
      () => this.takeUnseen(match),
      () => this.complaint(match),
      waiting,
    )
  }

  /** The same, but a message that is edited after this person looked at it comes again. */
  waitForNews(waiting?: Waiting): Promise<SeenNews> {
    return until(
      this.world,
      () => this.takeEdited() ?? this.takeNews(),
      () => this.complaint(() => true),
      waiting,
    )
  }

  /** Waits until the chat as a whole is in some state, e.g. a message was edited or deleted. */
  waitUntil(isSo: (messages: readonly SeenMessage[]) => boolean, waiting?: Waiting): Promise<void> {
    const look = (): true | undefined => (isSo(this.messages) ? true : undefined)
    return until(this.world, look, () => `the chat never got there: ${this.transcript()}`, waiting).then(
      () => {},
    )
  }

  /**
   * Waits until the bot has taken everything from this chat and has been silent for a while.
   * @param options.for real milliseconds of silence.
   */
  waitForQuiet(options: Waiting & { readonly for?: number } = {}): Promise<void> {
    const { chatId } = this
    const lines = [lineOf.messages(chatId), lineOf.presses(this.viewer.id), lineOf.membership(chatId)]
    const state = (): string | undefined => {
      if (!this.world.pending.isEmptyFor(lines)) return undefined
      return this.entries()
        .map((entry) => `${entry.message.message_id}:${entry.edits}:${entry.deleted}`)
        .join()
    }
    return untilStill(this.world, state, options.for ?? QUIET_MILLISECONDS, options)
  }

  /** Presses an inline button of the newest message that has it. */
  press(choice: ButtonChoice, on?: SeenMessage): Press {
    const candidates = on === undefined ? this.messages.filter(isShown).reverse() : [on]
    for (const message of candidates) {
      const data = dataOf(message, choice)
      if (data !== undefined) return pressButton(this.world, this.room(), this.viewer, message.entry, data)
    }
    throw new Error(`no button ${JSON.stringify(choice)} to press: ${this.transcript()}`)
  }

  /** The chat as lines, for the message of a failed test. */
  transcript(): string {
    const lines = this.messages.map((message) => {
      const buttons = message.labels.map((label) => ` [${label}]`).join('')
      const picture = message.photo === undefined ? '' : '🖼 '
      return `${message.fromBot ? '<' : '>'} ${message.deleted ? '(deleted) ' : ''}${picture}${message.text}${buttons}`
    })
    return `\n${lines.join('\n')}`
  }

  /** After an upgrade the old group's messages stay on the screen, above the new ones. */
  private entries(): readonly Entry[] {
    const room = this.room()
    return [...(room.migratedFrom?.entries ?? []), ...room.entries]
  }

  private takeUnseen(match: MessageMatch): SeenMessage | undefined {
    const { messages } = this
    for (let index = this.unseenFrom; index < messages.length; index++) {
      const message = messages[index]
      if (message?.fromBot !== true || !matches(message, match)) continue
      this.unseenFrom = index + 1
      return message
    }
    return undefined
  }

  private takeNews(): SeenNews | undefined {
    const message = this.takeUnseen(() => true)
    return message && this.lookedAt(message, false)
  }

  private takeEdited(): SeenNews | undefined {
    const edited = this.messages.find(({ entry }) => entry.edits > (this.seenEdits.get(entry) ?? entry.edits))
    return edited && this.lookedAt(edited, true)
  }

  private lookedAt(message: SeenMessage, isEdited: boolean): SeenNews {
    this.seenEdits.set(message.entry, message.edits)
    return { message, isEdited }
  }

  private complaint(match: MessageMatch): string {
    const wanted = typeof match === 'function' ? '' : ` with ${String(match)}`
    return `no new message of the bot${wanted}: ${this.transcript()}`
  }
}

function isShown(message: SeenMessage): boolean {
  return !message.deleted
}

function matches(message: SeenMessage, match: MessageMatch): boolean {
  if (typeof match === 'string') return message.text.includes(match)
  return match instanceof RegExp ? match.test(message.text) : match(message)
}

/** The data behind a choice; a forged one can be sent from any message that has buttons. */
function dataOf(message: SeenMessage, choice: ButtonChoice): string | undefined {
  const buttons = message.buttons.flat()
  if (typeof choice === 'object' && 'data' in choice) return buttons.length > 0 ? choice.data : undefined
  return buttons.find(({ text }) => (typeof choice === 'string' ? text === choice : choice.test(text)))
    ?.callback_data
}
