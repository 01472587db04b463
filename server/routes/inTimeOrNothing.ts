/**
 * Asks what may never be answered: gives the answer, or nothing when it failed or is not there in time. While a question is
 * open no other is begun, so that a database that hangs gathers none.
 */
export function inTimeOrNothing<Answer>(
  ask: () => Promise<Answer>,
  milliseconds: number,
): () => Promise<Answer | undefined> {
  let open: Promise<Answer | undefined> | undefined
  return () => {
    open ??= ask()
      .catch(() => undefined)
      .finally(() => {
        open = undefined
      })
    return orNothing(open, milliseconds)
  }
}

async function orNothing<Answer>(
  asked: Promise<Answer | undefined>,
  milliseconds: number,
): Promise<Answer | undefined> {
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined)
  })
  try {
    return await Promise.race([asked, timeUp])
  } finally {
    clearTimeout(timer)
  }
}
