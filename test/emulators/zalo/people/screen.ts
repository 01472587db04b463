import type { Waiting } from '../../waiting.ts'
import { until, untilStill } from '../../waiting.ts'
import type { Room } from '../rooms.ts'
import type { World } from '../world.ts'
import { SeenMessage } from './seenMessage.ts'

/** A part of the text, a pattern, or anything that says yes. */
export type MessageMatch = string | RegExp | ((message: SeenMessage) => boolean)

const QUIET_MILLISECONDS = 250

/** What one person sees of one chat. */
export class Screen {
  protected readonly world: World
  protected readonly room: Room
  private unseenFrom = 0

  constructor(world: World, room: Room) {
    this.world = world
    this.room = room
  }

  get chatId(): string {
    return this.room.id
  }

  /** Everything that the chat shows, in order. */
  get messages(): readonly SeenMessage[] {
    return this.room.entries.filter((entry) => !entry.hidden).map((entry) => new SeenMessage(entry))
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

  /** Waits until the chat as a whole is in some state. */
  async waitUntil(isSo: (messages: readonly SeenMessage[]) => boolean, waiting?: Waiting): Promise<void> {
    const look = (): true | undefined => (isSo(this.messages) ? true : undefined)
    await until(this.world, look, () => `the chat never got there: ${this.transcript()}`, waiting)
  }

  /**
   * Waits until the bot has taken every event and this chat has been silent for a while.
   * @param options.for real milliseconds of silence.
   */
  waitForQuiet(options: Waiting & { readonly for?: number } = {}): Promise<void> {
    const state = (): number | undefined =>
      this.world.deliveries.pending === 0 ? this.room.entries.length : undefined
    return untilStill(this.world, state, options.for ?? QUIET_MILLISECONDS, options)
  }

  /** The chat as lines, for the message of a failed test. */
  transcript(): string {
    return `\n${this.messages.map(lineOf).join('\n')}`
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

  private complaint(match: MessageMatch): string {
    const wanted = typeof match === 'function' ? '' : ` with ${String(match)}`
    return `no new message of the bot${wanted}: ${this.transcript()}`
  }
}

function matches(message: SeenMessage, match: MessageMatch): boolean {
  if (typeof match === 'string') return message.text.includes(match)
  return match instanceof RegExp ? match.test(message.text) : match(message)
}

function lineOf(message: SeenMessage): string {
  const mark = message.senderId === undefined ? '<' : '>'
  const pictures = message.photos.map(() => '🖼 ').join('')
  const file = message.document === undefined ? '' : `📄 ${message.document.name} `
  const card = message.infoRequest === undefined ? '' : `📇 ${message.infoRequest.title}`
  const buttons = message.labels.map((label) => ` [${label}]`).join('')
  return `${mark} ${message.fromStaff ? '(staff) ' : ''}${pictures}${file}${card}${message.text}${buttons}`
}
