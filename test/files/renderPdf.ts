import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A PDF's pages as PNGs, as a printer or a viewer sees them. Needs pdftoppm (poppler-utils). */
export function renderPdf(pdf: Uint8Array, dotsPerInch: number): Promise<Buffer[]> {
  return inFolder(pdf, async (file, folder) => {
    await run('pdftoppm', ['-r', String(dotsPerInch), '-png', file, join(folder, 'page')])
    const pages = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort()
    return Promise.all(pages.map((name) => readFile(join(folder, name))))
  })
}

/** What can be selected and searched in a PDF. Needs pdftotext (poppler-utils). */
export function textOfPdf(pdf: Uint8Array): Promise<string> {
  return inFolder(pdf, async (file) => (await run('pdftotext', ['-layout', file, '-'])).stdout)
}

/** The names of the fonts in a PDF whose letters are inside it, and of those whose are not. Needs pdffonts. */
export function fontsOfPdf(pdf: Uint8Array): Promise<{ embedded: string[]; missing: string[] }> {
  return inFolder(pdf, async (file) => {
    const { stdout } = await run('pdffonts', [file])
    const fonts = stdout
      .split('\n')
      .slice(2)
      .filter((line) => line.trim() !== '')
    const isEmbedded = (line: string): boolean =>
      /\s(yes|no)\s+(yes|no)\s+(yes|no)\s/.exec(line)?.[1] === 'yes'
    const name = (line: string): string => line.split(' ')[0]?.replace(/^[A-Z]{6}\+/, '') ?? ''
    return {
      embedded: fonts.filter(isEmbedded).map(name),
      missing: fonts.filter((line) => !isEmbedded(line)).map(name),
    }
  })
}

async function inFolder<Result>(
  pdf: Uint8Array,
  work: (file: string, folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'khaibao-'))
  try {
    const file = join(folder, 'drawn.pdf')
    await writeFile(file, pdf)
    return await work(file, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
