import { type WebChatState, webChatStates } from '../../../db/webChat.ts'
import type { WebChatOptions } from '../webChat.ts'

/** Milliseconds between looks at what other processes wrote: their answers may be this late. */
const LOOK_MILLISECONDS = 1000

/** Announces the chats that changed by another process's hand, with one query for all that are waited for. */
export function startWatch({
  database,
  arrivals,
}: Pick<WebChatOptions, 'database' | 'arrivals'>): () => void {
  let known = new Map<string, WebChatState>()
  let timer = setTimeout(look, LOOK_MILLISECONDS)

  async function look(): Promise<void> {
    // A database that does not answer is told of elsewhere; the browsers' own requests fail too and come again.
    known = await changes().catch(() => new Map())
    if (!arrivals.closed) timer = setTimeout(look, LOOK_MILLISECONDS)
  }

  async function changes(): Promise<Map<string, WebChatState>> {
    const addresses = arrivals.expected()
    if (addresses.length === 0) return new Map()
    const states = await webChatStates(database, addresses)
    for (const [address, state] of states) {
      const before = known.get(address)
      if (before?.newest !== state.newest || before?.typing !== state.typing) arrivals.announce(address)
    }
    return states
  }

  return () => clearTimeout(timer)
}
