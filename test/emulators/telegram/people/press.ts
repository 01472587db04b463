import type { Waiting } from '../../waiting.ts'
import { until } from '../../waiting.ts'
import { offerUpdate } from '../delivery/pending.ts'
import { lineOf } from '../delivery/queue.ts'
import type { Entry } from '../entries.ts'
import { CALLBACK_UPDATE_SECONDS } from '../limits.ts'
import { randomDigits } from '../randomness.ts'
import type { Room } from '../rooms.ts'
import type { WireUser } from '../wire.ts'
import type { CallbackAnswer, CallbackQuery, World } from '../world.ts'
import { changed, unixSeconds } from '../world.ts'

/** A press on a button: the spinner turns until the bot answers. */
export class Press {
  private readonly world: World
  private readonly callback: CallbackQuery

  constructor(world: World, callback: CallbackQuery) {
    this.world = world
    this.callback = callback
  }

  get id(): string {
    return this.callback.id
  }

  /** What the bot answered; undefined while the spinner turns. */
  get answer(): CallbackAnswer | undefined {
    return this.callback.answer
  }

  waitForAnswer(waiting?: Waiting): Promise<CallbackAnswer> {
    return until(
      this.world,
      () => this.callback.answer,
      () => 'the press was never answered with answerCallbackQuery',
      waiting,
    )
  }
}

/** Sends callback_query; presses have a queue for each person, so they overtake that person's messages. */
export function pressButton(world: World, room: Room, by: WireUser, entry: Entry, data: string): Press {
  const callback: CallbackQuery = { id: randomDigits(world.random, 19), at: unixSeconds(world) }
  world.callbacks.set(callback.id, callback)
  const payload = {
    id: callback.id,
    from: by,
    message: entry.deleted ? inaccessible(entry) : entry.message,
    chat_instance: room.chatInstance,
    data,
  }
  offerUpdate(world, 'callback_query', payload, lineOf.presses(by.id), CALLBACK_UPDATE_SECONDS)
  changed(world)
  return new Press(world, callback)
}

/** What is left of a deleted message: date 0 marks it (https://core.telegram.org/bots/api#inaccessiblemessage). */
function inaccessible(entry: Entry): unknown {
  const { message_id, chat } = entry.message
  return { message_id, chat, date: 0 }
}
