import { Arguments } from '../arguments.ts'
import { parseBody } from '../body.ts'
import { call } from '../call.ts'
import type { World } from '../world.ts'
import type { WebhookAnswer } from './post.ts'

const NOT_IN_A_REPLY = /^(?:get.*|setwebhook|deletewebhook|close|logout)$/i

/**
 * Carries out the method that a webhook's answer may name. Whether it worked, nobody learns: as with Telegram, the bot is never
 * told.
 */
export function runWebhookReply(world: World, answer: WebhookAnswer): void {
  const form = parseBody(answer.contentType, answer.body)
  const method = form?.values.method
  if (form === undefined || typeof method !== 'string' || method === '' || NOT_IN_A_REPLY.test(method)) return
  void call(world, method, new Arguments(form.values, form.uploads), { inWebhookReply: true })
}
