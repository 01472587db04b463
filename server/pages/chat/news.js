import { pause } from './connection.js'

const LONGEST_PAUSE_SECONDS = 15
/** Failures in a row after which the person is told: a single one is often only a change of network. */
const FAILURES_BEFORE_NOTICE = 2
/** Milliseconds: an answer without anything new that came faster was not waited for, so the next is. */
const TOO_FAST_MILLISECONDS = 500
const EMPTY_PAUSE_SECONDS = 1
/**
 * Seconds between looks while nobody sees the page. It does not wait at the server then, because a browser has only six
 * connections for all its tabs.
 */
const HIDDEN_PAUSE_SECONDS = 5

/**
 * Keeps asking for what is new, for as long as the page lives.
 * @param {{
 *   ask: (signal: AbortSignal) => Promise<News>,
 *   show: (news: News, askedAt: number) => void,
 *   trouble: (troubled: boolean) => void,
 * }} options
 */
export function followNews({ ask, show, trouble }) {
  let failures = 0
  let cut = new AbortController()

  async function once() {
    const askedAt = performance.now()
    try {
      const news = await ask(cut.signal)
      failures = 0
      trouble(false)
      show(news, askedAt)
      const empty = news.messages.length === 0 && !news.reset
      if (empty && performance.now() - askedAt < TOO_FAST_MILLISECONDS)
        await pause(document.hidden ? HIDDEN_PAUSE_SECONDS : EMPTY_PAUSE_SECONDS, cut.signal)
    } catch {
      failures += 1
      trouble(failures >= FAILURES_BEFORE_NOTICE || !navigator.onLine)
      if (!cut.signal.aborted) await pause(pauseSeconds(failures), cut.signal)
    }
  }

  async function forever() {
    for (;;) {
      if (cut.signal.aborted) cut = new AbortController()
      await once()
    }
  }

  forever()
  return {
    /** Asks again at once: the network came back, or somebody looks at the page again. */
    hurry: () => cut.abort(),
  }
}

/** Longer with each failure, and never the same for all, so that a restarted server is not met by everybody at once. @param {number} failures */
function pauseSeconds(failures) {
  return Math.min(LONGEST_PAUSE_SECONDS, 2 ** (failures - 1) * 0.5) * (0.75 + Math.random() / 2)
}
