export type Ending = () => unknown

/**
 * Carries out endings one after the other, each also when one before it failed: a worker that can't be stopped must
 * leave no PostgreSQL running. Throws the first error when all are through.
 */
export async function endAll(endings: readonly Ending[]): Promise<void> {
  const errors: unknown[] = []
  for (const end of endings) {
    try {
      await end()
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
}

/** The same, all at once. */
export async function endTogether(endings: readonly Ending[]): Promise<void> {
  const ended = await Promise.allSettled(endings.map(async (end) => end()))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}
