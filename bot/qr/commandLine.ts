import { createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { CodeHosts } from './ownUrl.ts'
import { parseCode } from './parseCode.ts'
import type { ReadResult } from './read/readResult.ts'
import { createQrWorkshop, type QrWorkshop } from './workshop/qrWorkshop.ts'

/**
 * `npm run qr -- read FILE…` prints one JSON line a file, `{"file","texts","ms"}`, with `refused` where it was not
 * tried; `npm run qr -- parse TEXT` prints what a text is. PUBLIC_URL and FORMER_PUBLIC_URLS say which hosts are ours,
 * in the environment or in a file `.env`, as for the server.
 */
const USAGE = 'qr read FILE…\nqr parse TEXT'

const THREADS = 1
const DEADLINE_MS = 10_000

if (existsSync('.env')) process.loadEnvFile('.env')
const [command, ...rest] = process.argv.slice(2)
if (command === 'read' && rest.length > 0) await printTexts(rest)
else if (command === 'parse' && rest.length > 0) printKind(rest.join(' '))
else {
  console.error(USAGE)
  process.exitCode = 2
}

async function printTexts(files: readonly string[]): Promise<void> {
  const workshop = createQrWorkshop({
    threads: THREADS,
    queueLimit: 0,
    deadlineMs: DEADLINE_MS,
    hosts: hostsFrom(process.env),
  })
  await workshop.ready()
  for (const file of files) {
    const image = await readFile(file).catch(() => undefined)
    const start = performance.now()
    const result = image === undefined ? undefined : await read(workshop, image)
    const ms = Math.round(performance.now() - start)
    const texts = result?.kind === 'texts' ? result.texts.map(withoutNumbers) : []
    if (result === undefined) process.exitCode = 1
    const why = result === undefined ? { error: 'cannot be opened' } : whyNot(result)
    console.log(JSON.stringify({ file, texts, ms, ...why }))
  }
  await workshop.close()
}

/** As the server does it: in time, and in full when nothing was found. */
async function read(workshop: QrWorkshop, image: Uint8Array): Promise<ReadResult> {
  const result = await workshop.read(image, 'inTime')
  return result.kind === 'nothing' ? workshop.read(image, 'inFull', result.tried) : result
}

/** Of an identity document no number is shown whole, here as everywhere. */
function withoutNumbers(text: string): string {
  const { kind } = parseCode(text, hostsFrom(process.env), () => '')
  if (kind !== 'citizenCard' && kind !== 'nationalPerson') return text
  return text.replace(/\d{9,}/g, (number) => '*'.repeat(number.length - 4) + number.slice(-4))
}

function whyNot(result: { kind: string; reason?: string }): { refused?: string; busy?: true } {
  if (result.kind === 'refused' && result.reason !== undefined) return { refused: result.reason }
  return result.kind === 'busy' ? { busy: true } : {}
}

function printKind(text: string): void {
  // The hash is keyed anew each time: what is printed here can be compared with nothing that is stored.
  const key = randomBytes(32)
  const hash = (number: string): string => createHmac('sha256', key).update(number).digest('hex').slice(0, 16)
  console.log(JSON.stringify(parseCode(text, hostsFrom(process.env), hash)))
}

function hostsFrom({ PUBLIC_URL, FORMER_PUBLIC_URLS = '', PORT = '3000' }: NodeJS.ProcessEnv): CodeHosts {
  const former = FORMER_PUBLIC_URLS.split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '')
  return { public: PUBLIC_URL ?? `http://localhost:${PORT}`, former }
}
