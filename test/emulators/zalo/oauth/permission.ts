import type { Answer } from '../answer.ts'
import type { HttpRequest } from '../request.ts'
import type { World } from '../world.ts'

/**
 * What the browser of an admin meets. The admin agrees at once: the redirect carries the code.
 * Zalo's own error page is HTML, because it is for people.
 */
export function permission(world: World, request: HttpRequest): Answer {
  const { app_id, redirect_uri, code_challenge, state } = request.query
  if (app_id !== world.appId) return errorPage('app_id is invalid')
  if (typeof redirect_uri !== 'string' || !URL.canParse(redirect_uri))
    return errorPage('redirect_uri is invalid')
  if (typeof code_challenge !== 'string' || code_challenge === '')
    return errorPage('code_challenge is invalid')
  const location = new URL(redirect_uri)
  location.searchParams.set('code', world.tokens.newCode(code_challenge))
  location.searchParams.set('oa_id', world.oaId)
  if (typeof state === 'string') location.searchParams.set('state', state)
  return { kind: 'redirect', location: location.href }
}

function errorPage(reason: string): Answer {
  const page = `<!doctype html><title>Zalo</title><h1>Đã có lỗi xảy ra</h1><p>Error -14003: ${reason}</p>`
  return { kind: 'html', status: 400, page }
}
