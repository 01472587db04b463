import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** UTF-8, a comma between fields, quotes around them: what Excel takes for given when a CSV file is opened. */
const AS_FIELDS = '--infilter=CSV:44,34,76,1'

/** A cell as a spreadsheet program took it. */
export type TakenCell = { readonly type: string; readonly formula: string | undefined; readonly text: string }
export type Taken = {
  readonly rows: readonly (readonly TakenCell[])[]
  /** All of the program's own file. */
  readonly xml: string
}

/** What LibreOffice makes of a file, as rows of cells. Needs soffice (libreoffice-calc-nogui). */
export async function takenByCalc(file: Uint8Array, ending: 'xlsx' | 'csv'): Promise<Taken> {
  const xml = (await converted(file, ending, 'fods')).toString('utf8')
  const [, body = ''] = /<office:spreadsheet>([\s\S]*)<\/office:spreadsheet>/.exec(xml) ?? []
  const rows = [...body.matchAll(/<table:table-row\b[^>]*>([\s\S]*?)<\/table:table-row>/g)].map(
    ([, row = '']) => cellsIn(row),
  )
  return { rows, xml }
}

/** A file in another format that LibreOffice writes. */
export async function converted(file: Uint8Array, ending: 'xlsx' | 'csv', to: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'khaibao-'))
  try {
    await writeFile(join(folder, `given.${ending}`), file)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const how = [...(ending === 'csv' ? [AS_FIELDS] : []), '--convert-to', to]
    await run('soffice', [profile, '--headless', ...how, '--outdir', folder, join(folder, `given.${ending}`)])
    return await readFile(join(folder, `given.${to}`))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function cellsIn(row: string): TakenCell[] {
  return [...row.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-cell>)/g)].flatMap(
    ([, marks = '', inner = '']) => {
      const mark = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(marks)?.[1]
      const text = [...inner.matchAll(/<text:p>([\s\S]*?)<\/text:p>/g)].map(([, words = '']) => plain(words))
      const cell = {
        type: mark('office:value-type') ?? '',
        formula: mark('table:formula'),
        text: text.join('\n'),
      }
      const times = Number(mark('table:number-columns-repeated') ?? 1)
      return times > 100 ? [] : Array.from({ length: times }, () => cell)
    },
  )
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plain(xml: string): string {
  return xml
    .replaceAll(/<text:s\/>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      return decimal === undefined ? (ENTITIES[name] ?? all) : String.fromCodePoint(Number(decimal))
    })
}
