import { type BrowserPage, openBrowserPage } from '../venue/browserPage.ts'

/** The page of a case's names: under each heading who stands there, with the phone and where they were. */
export function openTracePage(address: string, posted?: URLSearchParams): Promise<BrowserPage> {
  return openBrowserPage(address, posted, peopleIn)
}

function peopleIn(html: string): string[] {
  const tables = [...html.matchAll(/<table class="people">([\s\S]*?)<\/table>/g)].map(
    ([, table = '']) => table,
  )
  return tables.flatMap((table) => {
    const caption = /<caption>([^<]*)</.exec(table)?.[1] ?? ''
    const rows = [...table.matchAll(/<tr>(<th scope="row"[\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
      lineOf(row),
    )
    return [`${caption}:`, ...rows.map((row) => `- ${row}`)]
  })
}

function lineOf(row: string): string {
  const cells = [...row.matchAll(/<t[hd][^>]*class="(person|phone|state)"[^>]*>([\s\S]*?)<\/t[hd]>/g)]
  return cells
    .map(([, , cell = '']) =>
      cell
        .replace(/<form[\s\S]*?<\/form>/g, '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .join(' | ')
}
