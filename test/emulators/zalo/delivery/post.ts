/** How one try to deliver an event ended. */
export type PostOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'late' }
  | { readonly kind: 'unreachable' }

/**
 * Posts a body once.
 * @param deadline real milliseconds after which Zalo hangs up.
 * @returns never throws: whatever went wrong is the outcome.
 */
export async function post(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  deadline: number,
  closing: AbortSignal,
): Promise<PostOutcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([closing, AbortSignal.timeout(deadline)]),
    })
    await response.arrayBuffer()
    return response.status === 200 ? { kind: 'taken' } : { kind: 'status', status: response.status }
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    return { kind: isLate ? 'late' : 'unreachable' }
  }
}
