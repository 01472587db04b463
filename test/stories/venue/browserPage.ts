import type { Heard } from '../../support/cast.ts'

/** A page in somebody's browser: what is read there, and what its buttons post. */
export type BrowserPage = {
  readonly address: string
  readonly heard: Heard
  readonly buttons: ReadonlyMap<string, URLSearchParams>
}

/** Opens a page, or posts a form to it, and follows where that leads. */
export async function openBrowserPage(
  address: string,
  posted?: URLSearchParams,
  tablesIn: (html: string) => string[] = rowsIn,
): Promise<BrowserPage> {
  const response = await asBrowser(address, posted && { method: 'POST', body: posted })
  const html = await response.text()
  if (!response.ok) throw new Error(`the page was answered with ${response.status}`)
  const forms = [...html.matchAll(/<form method="post"[^>]*>([\s\S]*?)<\/form>/g)].map(
    ([, form = '']) => form,
  )
  const buttons = new Map(forms.map((form) => [labelIn(form), fieldsIn(form)]))
  return {
    address: response.url,
    heard: {
      text: [...wordsIn(html), ...tablesIn(html)].join('\n'),
      buttons: [...buttons.keys()].map((label) => [label]),
    },
    buttons,
  }
}

/** What the one browser of a story holds, by the path for which it holds it. */
const cookies = new Map<string, string>()

async function asBrowser(address: string, init: RequestInit = {}): Promise<Response> {
  const cookie = cookies.get(new URL(address).pathname)
  const headers = cookie ? { cookie } : {}
  const response = await fetch(address, { ...init, headers, redirect: 'manual' })
  const [, held, path] = /^([\w-]+=\w+);.*Path=([^;]+)/.exec(response.headers.get('set-cookie') ?? '') ?? []
  if (held !== undefined && path !== undefined) cookies.set(path, held)
  const to = response.headers.get('location')
  return to === null ? response : asBrowser(new URL(to, address).href)
}

function wordsIn(html: string): string[] {
  return [...html.matchAll(/<(?:h1|p|footer)(?: [^>]*)?>([^<]+)</g)].map(([, words = '']) => words)
}

/** How many lines a table has, and its first. */
function rowsIn(html: string): string[] {
  const rows = [...html.matchAll(/<tr>(<td[\s\S]*?)<\/tr>/g)].map(([, row = '']) => row)
  const [first] = rows
  if (first === undefined) return []
  const cells = [...first.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = '']) =>
    cell.replace(/<[^>]*>/g, ''),
  )
  return [`(${rows.length} dòng, trên cùng: ${cells.join(' | ')})`]
}

function labelIn(form: string): string {
  return /<button[^>]*>([^<]*)</.exec(form)?.[1] ?? ''
}

function fieldsIn(form: string): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [input] of form.matchAll(/<input [^>]*>/g))
    fields.append(partOf(input, 'name'), partOf(input, 'value'))
  return fields
}

function partOf(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}
