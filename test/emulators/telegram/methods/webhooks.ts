import type { Arguments } from '../arguments.ts'
import { drop, dropExpired } from '../delivery/pending.ts'
import { terminatePoll } from '../delivery/polling.ts'
import { forgetFailures } from '../delivery/queue.ts'
import type { WebhookSettings } from '../delivery/webhook.ts'
import { WebhookDelivery } from '../delivery/webhook.ts'
import {
  DEFAULT_WEBHOOK_CONNECTIONS,
  MAX_SECRET_TOKEN_CHARACTERS,
  MAX_WEBHOOK_CONNECTIONS,
} from '../limits.ts'
import { badRequest, tooManyRequests } from '../refusal.ts'
import type { World } from '../world.ts'
import { changed, scaled } from '../world.ts'
import { rememberAllowedUpdates } from './allowedUpdates.ts'
import type { Method } from './method.ts'
import { WithDescription } from './method.ts'

/** At most one setWebhook a second; the next is told to wait a second. */
const SET_WEBHOOK_PAUSE_SECONDS = 1

/** Unlike Telegram, http and any port will do: the bot under test is on this machine. */
export const setWebhook: Method = (world, args) => {
  const url = args.text('url')
  if (url === '') return deleteWebhook(world, args, new AbortController().signal)
  checkPause(world)
  const settings = checkedSettings(url, args)
  if (isSame(world.webhook?.settings, settings) && !args.flag('drop_pending_updates')) {
    rememberAllowedUpdates(world, args)
    return new WithDescription(true, 'Webhook is already set')
  }
  closeWebhook(world, args)
  terminatePoll(world)
  rememberAllowedUpdates(world, args)
  for (const update of world.pending.all()) forgetFailures(update)
  world.webhook = new WebhookDelivery(world, settings)
  world.webhook.wake()
  changed(world)
  return new WithDescription(true, 'Webhook was set')
}

export const deleteWebhook: Method = (world, args) => {
  const hadOne = world.webhook !== undefined
  closeWebhook(world, args)
  changed(world)
  return new WithDescription(true, hadOne ? 'Webhook was deleted' : 'Webhook is already deleted')
}

export const getWebhookInfo: Method = (world) => {
  dropExpired(world)
  const settings = world.webhook?.settings
  const lastError = world.webhook?.lastError
  return {
    url: settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: world.pending.size,
    ...(settings === undefined ? {} : { max_connections: settings.maxConnections, ip_address: '127.0.0.1' }),
    ...(lastError === undefined
      ? {}
      : { last_error_date: lastError.date, last_error_message: lastError.message }),
    ...(world.allowedUpdates === undefined ? {} : { allowed_updates: world.allowedUpdates }),
  }
}

function checkPause(world: World): void {
  const now = performance.now()
  if (now < world.nextSetWebhookAt) throw tooManyRequests(SET_WEBHOOK_PAUSE_SECONDS)
  world.nextSetWebhookAt = now + scaled(world, SET_WEBHOOK_PAUSE_SECONDS)
}

function checkedSettings(url: string, args: Arguments): WebhookSettings {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw badRequest('invalid webhook URL specified')
  }
  const secretToken = args.text('secret_token')
  if (secretToken.length > MAX_SECRET_TOKEN_CHARACTERS) throw badRequest('secret token is too long')
  if (!/^[A-Za-z0-9_-]*$/.test(secretToken)) throw badRequest('secret token contains unallowed characters')
  const maxConnections = args.integer(
    'max_connections',
    DEFAULT_WEBHOOK_CONNECTIONS,
    1,
    MAX_WEBHOOK_CONNECTIONS,
  )
  return { url, secretToken, maxConnections }
}

function isSame(one: WebhookSettings | undefined, other: WebhookSettings): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function closeWebhook(world: World, args: Arguments): void {
  world.webhook?.close()
  world.webhook = undefined
  if (args.flag('drop_pending_updates')) for (const update of world.pending.all()) drop(world, update)
}
