/** Seconds of a lease that is renewed: how long what a dead process held stays out of reach. */
export const RENEWED_LEASE_SECONDS = 10
/** Three renewals may fail or come late before a lease ends under who still works. */
const RENEWAL_MILLISECONDS = 2_500

/**
 * Works under a short lease and renews it until the work is over, so that a process that dies is soon replaced although
 * the work may take long. A renewal that fails is left to the next.
 */
export async function renewing<Result>(
  renew: () => Promise<unknown>,
  work: () => Promise<Result>,
): Promise<Result> {
  const timer = setInterval(() => void renew().catch(() => {}), RENEWAL_MILLISECONDS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
