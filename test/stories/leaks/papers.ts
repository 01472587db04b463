import { inflateRawSync } from 'node:zlib'
import type { HeardBy } from './heard.ts'
import { isGroup } from './said.ts'
import type { Place } from './secret.ts'

/** Every workbook that a group was sent, as the text of its parts. A picture or PDF is drawn of the same figures. */
export async function groupPapers(heard: readonly HeardBy[]): Promise<Place[]> {
  const files = heard.flatMap(({ actor, heard: { file } }) => (isGroup(actor) && file ? [file] : []))
  const papers = await Promise.all(
    files.filter(({ kind }) => kind === 'document').map(async (file) => Buffer.from(await file.bytes())),
  )
  return papers
    .flatMap(zippedIn)
    .map((content, index) => ({ name: `part ${index + 1} of the papers of groups`, content }))
}

/** How a file in a ZIP begins, and where its head says how long its name and its extra field are. */
const BEGINS = Buffer.from('PK\x03\x04', 'latin1')
const METHOD_AT = 8
const NAME_LENGTH_AT = 26
const EXTRA_LENGTH_AT = 28
const HEAD_BYTES = 30
const DEFLATED = 8

/** The texts in a ZIP, which a workbook is. */
export function zippedIn(zip: Buffer): string[] {
  const texts: string[] = []
  for (let at = zip.indexOf(BEGINS); at >= 0; at = zip.indexOf(BEGINS, at + 1)) {
    if (zip.readUInt16LE(at + METHOD_AT) !== DEFLATED) continue
    const lengths = zip.readUInt16LE(at + NAME_LENGTH_AT) + zip.readUInt16LE(at + EXTRA_LENGTH_AT)
    texts.push(inflateRawSync(zip.subarray(at + HEAD_BYTES + lengths)).toString('utf8'))
  }
  return texts
}
