import type { Posted } from '../../../bot/core/form/page/posted.ts'

/** The fields of a form that was sent (`application/x-www-form-urlencoded`), whatever the body is. */
export function readPosted(body: unknown): Posted {
  const posted = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(typeof body === 'string' ? body : ''))
    posted.set(name, [...(posted.get(name) ?? []), value])
  return posted
}
