import { CALLBACK_ANSWER_SECONDS, MAX_CALLBACK_ANSWER_CHARACTERS } from '../limits.ts'
import { badRequest } from '../refusal.ts'
import { changed, unixSeconds } from '../world.ts'
import type { Method } from './method.ts'

/** Stops the spinner on a pressed button, once, while the press is fresh. */
export const answerCallbackQuery: Method = (world, args) => {
  const text = args.text('text')
  if (text.length > MAX_CALLBACK_ANSWER_CHARACTERS) throw badRequest('MESSAGE_TOO_LONG')
  const callback = world.callbacks.get(args.text('callback_query_id'))
  const age = callback === undefined ? Number.POSITIVE_INFINITY : unixSeconds(world) - callback.at
  if (callback === undefined || callback.answer !== undefined || age > CALLBACK_ANSWER_SECONDS) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid')
  }
  callback.answer = { text, alert: args.flag('show_alert'), url: args.text('url') }
  changed(world)
  return true
}
