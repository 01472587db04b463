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
  const response = await fetch(address, posted && { method: 'POST', body: posted })
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
