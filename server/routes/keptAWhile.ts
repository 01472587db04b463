/** Gives the last answer again for a while, so that many who ask are one question; one that failed is not kept. */
export function keptAWhile<Answer>(
  ask: () => Promise<Answer>,
  milliseconds: number,
  now: () => Date,
): () => Promise<Answer> {
  let kept: { readonly since: number; readonly answer: Promise<Answer> } | undefined
  return () => {
    const since = now().getTime()
    if (kept && Math.abs(since - kept.since) < milliseconds) return kept.answer
    const answer = ask()
    kept = { since, answer }
    answer.catch(() => {
      kept = undefined
    })
    return answer
  }
}
