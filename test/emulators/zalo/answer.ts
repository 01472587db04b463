import type { CallFault } from './faults.ts'
import type { Refusal } from './refusal.ts'
import type { World } from './world.ts'

/** How the HTTP side is to answer. */
export type Answer =
  | { readonly kind: 'json'; readonly status: number; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'file'; readonly bytes: Buffer; readonly type: string }
  | { readonly kind: 'html'; readonly status: number; readonly page: string }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }

/** What a proxy in front of Zalo shows when nothing answers behind it. */
const PROXY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body><h1>nginx</h1></body></html>'

export function success(data: unknown): Answer {
  return { kind: 'json', status: 200, body: { data, error: 0, message: 'Success' } }
}

export function refusalAnswer(world: World, refusal: Refusal): Answer {
  const body = { error: refusal.code, message: refusal.message }
  return {
    kind: 'json',
    status: refusal.status,
    body: world.switches.dataInErrors ? { data: {}, ...body } : body,
  }
}

export function faultAnswer(world: World, fault: CallFault): Answer {
  if (fault.kind === 'refuse') return refusalAnswer(world, fault.refusal)
  return fault.kind === 'html' ? { ...fault, page: PROXY_PAGE } : fault
}
