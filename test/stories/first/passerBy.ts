import { randomBytes } from 'node:crypto'
import { readPlainly } from '../../bot/qr/readPlainly.ts'
import type { Person } from '../../emulators/zalo/people/person.ts'
import { type Actor, cannot, onTheWeb, onZalo } from '../../support/cast.ts'
import { ledTo, openedPage, type Page } from '../openedPage.ts'
import type { StoryActor } from '../stage.ts'

/**
 * Somebody with neither messenger, who points the phone's camera at a poster: it opens the poster's page, whose link
 * leads into the web chat.
 */
export function passerBy(): StoryActor {
  let page: Page | undefined
  let chat: Actor | undefined
  const inChat = () => chat ?? cannot('do this before the chat is open')

  return {
    async scan(photo) {
      const [address] = await readPlainly(photo)
      if (address === undefined) throw new Error('the camera found no code')
      page = await openedPage(address)
    },
    async tap(label) {
      const address = page && !chat ? await ledTo(page, label) : undefined
      if (address === undefined) return inChat().tap(label)
      const secret = randomBytes(32).toString('base64url')
      chat = onTheWeb(`${address.origin}/chat#me=${secret}`)
      await chat.open(new URLSearchParams(address.hash.slice(1)).get('open') ?? '')
    },
    async hear(within) {
      if (chat) return chat.hear(within)
      if (!page) throw new Error('nothing is open')
      return page.heard
    },
    say: (text) => inChat().say(text),
    sendPhoto: (photo) => inChat().sendPhoto(photo),
    shareContact: () => inChat().shareContact(),
    open: (link) => inChat().open(link),
    holds: () => chat?.holds?.() ?? [],
  }
}

/**
 * Somebody with Zalo who points the phone's camera at a poster: its page gives the code to send, and leads to the Official
 * Account.
 */
export function passerByWithZalo(person: Person): StoryActor {
  let page: Page | undefined
  let isInZalo = false
  let form: string | undefined
  const zalo = onZalo(person)
  return {
    ...zalo,
    async scan(photo) {
      const [address] = await readPlainly(photo)
      if (address === undefined) throw new Error('the camera found no code')
      page = await openedPage(address)
    },
    async tap(label) {
      const link = page && !isInZalo ? await ledTo(page, label) : undefined
      if (link === undefined) {
        form = person.messages.findLast((message) => message.labels.includes(label))?.urlOf(label)
        return form === undefined ? zalo.tap(label) : undefined
      }
      if (link.host !== 'zalo.me') throw new Error(`${label} leads elsewhere: ${link}`)
      isInZalo = true
    },
    async fill(fields) {
      if (form === undefined) throw new Error('no page is open')
      const body = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]))
      const sent = await fetch(form, { method: 'POST', body })
      if (!sent.ok) throw new Error(`the page was answered with ${sent.status}`)
    },
    async hear(within) {
      if (isInZalo || !page) return zalo.hear(within)
      return page.heard
    },
  }
}
