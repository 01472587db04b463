import type { Heard } from '../support/cast.ts'

/** A page of ours in a browser. */
export type Page = {
  readonly address: string
  readonly heard: Heard
  readonly links: ReadonlyMap<string, string>
}

/** The page as a person sees it: its words, and its links as buttons. */
export async function openedPage(address: string): Promise<Page> {
  const response = await fetch(address)
  const html = await response.text()
  const words = [...html.matchAll(/<(h1|p|footer)(?: class="place")?>(.*?)<\/\1>/gs)].map((match) =>
    plain(match[2] ?? ''),
  )
  const links = [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^<]*?)\s*</g)]
  const labels = links.map((match) => [match[2] ?? ''])
  return {
    address: response.url,
    heard: { text: words.join('\n'), buttons: labels },
    links: new Map(links.map((match) => [match[2] ?? '', match[1] ?? ''])),
  }
}

/** Where a link of a page leads in the end: one of ours may lead on by a redirect. */
export async function ledTo({ address, links }: Page, label: string): Promise<URL | undefined> {
  const link = links.get(label)
  if (link === undefined) return undefined
  const target = new URL(link, address)
  if (target.origin !== new URL(address).origin || target.pathname === '/chat') return target
  const { headers } = await fetch(target, { redirect: 'manual' })
  return new URL(headers.get('location') ?? target, target)
}

function plain(html: string): string {
  return html
    .replaceAll('<br>', '\n')
    .replace(/<[^>]*>/g, '')
    .trim()
}
