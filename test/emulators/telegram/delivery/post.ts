import type { WebhookSettings } from './webhook.ts'

/** How a webhook answered. */
export interface WebhookAnswer {
  readonly status?: number
  readonly contentType: string
  readonly body: Buffer
  /** Seconds of its Retry-After header; 0 without one. */
  readonly retryAfter: number
  /** In the words of getWebhookInfo's last_error_message; absent when the update was taken. */
  readonly problem?: string
}

const NOTHING = Buffer.alloc(0)

/**
 * Posts one update.
 * @param timeout real milliseconds before the connection is closed.
 * @returns never throws: whatever went wrong is its `problem`.
 */
export async function postUpdate(
  settings: WebhookSettings,
  json: string,
  timeout: number,
  closing: AbortSignal,
): Promise<WebhookAnswer> {
  try {
    const response = await fetch(settings.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(settings.secretToken === '' ? {} : { 'x-telegram-bot-api-secret-token': settings.secretToken }),
      },
      body: json,
      redirect: 'manual',
      signal: AbortSignal.any([closing, AbortSignal.timeout(timeout)]),
    })
    return await readAnswer(response)
  } catch (error) {
    return { contentType: '', body: NOTHING, retryAfter: 0, problem: connectionProblem(error) }
  }
}

async function readAnswer(response: Response): Promise<WebhookAnswer> {
  const body = Buffer.from(await response.arrayBuffer())
  const { status } = response
  const contentType = response.headers.get('content-type') ?? ''
  const retryAfter = Number(response.headers.get('retry-after') ?? 0) || 0
  if (response.ok) return { status, contentType, body, retryAfter }
  const problem = `Wrong response from the webhook: ${status} ${response.statusText}`.trimEnd()
  return { status, contentType, body, retryAfter, problem }
}

function connectionProblem(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'Read timeout expired'
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ECONNREFUSED') return 'Connection refused'
  if (code === 'ECONNRESET') return 'Connection reset by peer'
  return 'Webhook connection closed'
}
