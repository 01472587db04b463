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
  const words = [...html.matchAll(/<(h1|p|footer)>([^<]*)</g)].map((match) => match[2] ?? '')
  const links = [...html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^<]*?)\s*</g)]
  const labels = links.map((match) => [match[2] ?? ''])
  return {
    address: response.url,
    heard: { text: words.join('\n'), buttons: labels },
    links: new Map(links.map((match) => [match[2] ?? '', match[1] ?? ''])),
  }
}
