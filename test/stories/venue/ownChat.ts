import { randomBytes } from 'node:crypto'
import { type Heard, onTheWeb } from '../../support/cast.ts'
import type { StoryActor } from '../stage.ts'
import { type BrowserPage, openBrowserPage } from './browserPage.ts'

/** Somebody in a web chat of their own, whose browser also opens the pages that buttons lead to. */
export function ownChat(base: string, openPage = openBrowserPage): StoryActor {
  const chat = onTheWeb(`${base}/chat#me=${randomBytes(32).toString('base64url')}`)
  const links = new Map<string, string>()
  let page: BrowserPage | undefined
  let unread: Heard | undefined

  async function open(address: string, posted?: URLSearchParams): Promise<void> {
    page = await openPage(address, posted)
    unread = page.heard
  }

  return {
    ...chat,
    async tap(label) {
      const posted = page?.buttons.get(label)
      if (page && posted) return open(page.address, posted)
      const address = links.get(label)
      return address === undefined ? chat.tap(label) : open(new URL(address, base).href)
    },
    async hear(within) {
      const fromPage = unread
      unread = undefined
      const heard = fromPage ?? (await chat.hear(within))
      // What the chat says last is what its buttons do now, whatever a page or a message before called the same.
      if (!fromPage) page = undefined
      for (const label of heard.buttons.flat()) links.delete(label)
      for (const [label, address] of heard.links ?? []) links.set(label, address)
      return heard
    },
  }
}
