import { inflateRawSync } from 'node:zlib'

/** A cell as it stands in the file: its type is what the file says, not what the text looks like. */
export type FileCell = {
  readonly ref: string
  readonly type: string
  readonly text: string
  readonly format: string
}
export type Workbook = {
  readonly sheets: readonly (readonly (readonly FileCell[])[])[]
  /** Every part of the package, as text. */
  readonly parts: ReadonlyMap<string, string>
}

const END_OF_DIRECTORY = 0x06054b50
const DEFLATED = 8

/** Reads an XLSX file by its central directory and its XML alone, with nothing of what wrote it. */
export function readWorkbook(file: Uint8Array): Workbook {
  const parts = unpacked(Buffer.from(file))
  const formats = formatsIn(parts.get('xl/styles.xml') ?? '')
  const sheets = [...parts]
    .filter(([name]) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
    .map(([, xml]) => rowsIn(xml, formats))
  return { sheets, parts }
}

function unpacked(file: Buffer): Map<string, string> {
  const end = file.lastIndexOf(Buffer.from(new Uint32Array([END_OF_DIRECTORY]).buffer))
  if (end < 0) throw new Error('no end of the central directory')
  const parts = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let entry = 0; entry < file.readUInt16LE(end + 10); entry++) {
    const [method, packed] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field))
    const local = file.readUInt32LE(at + 42)
    const begin = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const bytes = file.subarray(begin, begin + packed)
    const path = file.subarray(at + 46, at + 46 + (name ?? 0)).toString('utf8')
    parts.set(path, (method === DEFLATED ? inflateRawSync(bytes) : bytes).toString('utf8'))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return parts
}

/** The number formats by the style that a cell names. */
function formatsIn(styles: string): readonly string[] {
  const codes = new Map(
    [...styles.matchAll(/<numFmt\b[^>]*numFmtId="(\d+)"[^>]*formatCode="([^"]*)"/g)].map(
      ([, id = '', code = '']) => [id, unescaped(code)],
    ),
  )
  const [, cells = ''] = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles) ?? []
  return [...cells.matchAll(/<xf\b[^>]*numFmtId="(\d+)"/g)].map(
    ([, id = '']) => codes.get(id) ?? `built in ${id}`,
  )
}

function rowsIn(xml: string, formats: readonly string[]): FileCell[][] {
  return [...xml.matchAll(/<row\b[^>]*?(?:\/>|>([\s\S]*?)<\/row>)/g)].map(([, row = '']) =>
    [...row.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(([, marks = '', inner = '']) => {
      const mark = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(marks)?.[1] ?? ''
      const [, text = ''] = /<(?:t|v)\b[^>]*>([\s\S]*)<\/(?:t|v)>/.exec(inner) ?? []
      return {
        ref: mark('r'),
        type: mark('t'),
        text: unescaped(text),
        format: formats[Number(mark('s'))] ?? '',
      }
    }),
  )
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** What a reader of workbooks shows: entities first, then signs that are written by their number. */
function unescaped(xml: string): string {
  return xml
    .replaceAll(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (all, decimal, hex, name) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      return ENTITIES[name] ?? all
    })
    .replaceAll(/_x([0-9a-fA-F]{4})_/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}
