import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BenchDatabase, startBenchDatabase } from './benchDatabase.ts'
import { startChild } from './child.ts'
import { type Figure, report, save } from './harness.ts'
import { easyPhoto, photoWithoutCode } from './photos.ts'

/** What sections share; each is started when the first asks for it. */
export type Bench = {
  database(): Promise<BenchDatabase>
  /** Address of a Bot API that has the photos `easy` and `none`. */
  apiRoot(): Promise<string>
}

/** A part of a bench that stands by itself. */
export type Section = { readonly name: string; run(bench: Bench): Promise<readonly Figure[]> }

/** A figure with the section that measured it. */
export type SectionFigure = Figure & { readonly section: string }

/**
 * Runs sections one after the other and prints what they measured as one table. One that fails is told of and the others
 * still run; then the process ends with 1.
 */
export async function runSections(file: string, sections: readonly Section[]): Promise<void> {
  const figures: SectionFigure[] = []
  const failed: string[] = []
  const { bench, close } = prepare()
  try {
    for (const { name, run } of sections) {
      const began = performance.now()
      console.error(`${name}:`)
      try {
        figures.push(...(await run(bench)).map((figure) => ({ section: name, ...figure })))
      } catch (error) {
        failed.push(name)
        console.error(error)
      }
      console.error(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`)
      save(file, figures)
    }
  } finally {
    await close()
  }
  report(file, figures)
  for (const name of failed) console.log(`failed: ${name}`)
  if (failed.length > 0) process.exitCode = 1
}

function prepare(): { bench: Bench; close(): Promise<void> } {
  const endings: (() => Promise<void>)[] = []
  const started = <Part>(start: () => Promise<readonly [Part, () => Promise<void>]>) => {
    let part: Promise<Part> | undefined
    return () => {
      part ??= start().then(([value, end]) => {
        endings.push(end)
        return value
      })
      return part
    }
  }
  const database = started(async () => {
    const bench = await startBenchDatabase(console.error)
    return [bench, bench.stop] as const
  })
  const apiRoot = started(startApi)
  return {
    bench: { database, apiRoot },
    async close() {
      for (const end of endings.reverse()) await end()
    },
  }
}

async function startApi(): Promise<readonly [string, () => Promise<void>]> {
  const folder = mkdtempSync(join(tmpdir(), 'khaibao-bench-photos-'))
  writeFileSync(join(folder, 'easy.jpg'), await easyPhoto())
  writeFileSync(join(folder, 'none.jpg'), await photoWithoutCode())
  const api = await startChild('./stubApi.ts', folder)
  const end = async () => {
    await api.stop()
    rmSync(folder, { recursive: true })
  }
  return [String(api.ready), end]
}
