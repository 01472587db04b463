import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/** A year, as browsers' lists ask for. Whether other hosts of the domain speak https is not ours to say. */
const HTTPS_SECONDS = 31_536_000
/** What no page of ours uses; the camera of a phone is opened by the phone itself. */
const PERMISSIONS = 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=()'

/** The headers of what is no page: webhooks' answers, and what is refused before a route is found. Nothing in it runs. */
export function closedHeaders(isSecure: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': PERMISSIONS,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
    ...(isSecure && { 'strict-transport-security': `max-age=${HTTPS_SECONDS}` }),
  }
}

/** Gives every page its headers, also an error's and a page's that is none. A route says only what is looser: its policy. */
export async function addPageHeaders(
  pages: FastifyInstance,
  { isSecure, policy }: { readonly isSecure: boolean; readonly policy: Readonly<Record<string, string[]>> },
): Promise<void> {
  await pages.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    frameguard: { action: 'deny' },
    // Our forms tell us by it that they are ours, and nobody else hears anything: see `origin.ts`.
    referrerPolicy: { policy: 'same-origin' },
    hsts: isSecure && { maxAge: HTTPS_SECONDS, includeSubDomains: false },
  })
  pages.addHook('onRequest', async (_request, reply) => {
    // Nothing is kept by anybody unless its route says so.
    reply.header('permissions-policy', PERMISSIONS).header('cache-control', 'no-store')
  })
}
