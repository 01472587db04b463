import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createQrWorkshop } from '../../../../../bot/qr/workshop/qrWorkshop.ts'
import type { Serving } from './serving.ts'

/**
 * A process like the server's that is sent one hostile file after the other, and a good photo behind each. Prints what
 * became of them, and how much its memory grew.
 */
const [folder = '', count = '0', slow = ''] = process.argv.slice(2)
const slowOnes = new Set(slow.split(',').map(Number))

const HOSTS = { public: 'https://khaibao.haiphong.gov.vn', former: [] }
const POLL_MS = 5
const ORDINARY_PHOTOS = 4
/** A machine that is busy just now may slow down one try, not two. */
const TRIES = 2
const SLOW_MS = 700

const [good, empty] = [readFileSync(join(folder, 'good')), readFileSync(join(folder, 'empty'))]
const workshop = createQrWorkshop({ threads: 2, queueLimit: 8, deadlineMs: 12_000, hosts: HOSTS })
await workshop.ready()
// A server has been reading photos with and without a code for a while when the first hostile one comes.
for (let i = 0; i < ORDINARY_PHOTOS; i++)
  await Promise.all([good, empty, empty].map((photo) => workshop.read(photo, 'inTime')))
for (let i = 0; i < ORDINARY_PHOTOS; i++)
  await Promise.all([empty, empty].map((photo) => workshop.read(photo, 'inFull')))

const before = process.memoryUsage.rss()
let peak = before
const polling = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, POLL_MS)
const served: Serving['served'][number][] = []
for (let i = 0; i < Number(count); i++) served.push(await serve(i))
clearInterval(polling)
const serving: Serving = { served, grownBytes: peak - before }
console.log(JSON.stringify(serving))
await workshop.close()

async function serve(i: number): Promise<Serving['served'][number]> {
  const file = readFileSync(join(folder, String(i)))
  let processorMs = Number.POSITIVE_INFINITY
  let answer = await workshop.read(Buffer.alloc(0), 'inTime')
  for (let tried = 0; tried < TRIES && processorMs > SLOW_MS; tried++) {
    const used = process.cpuUsage()
    answer = await workshop.read(file, 'inTime')
    const { user, system } = process.cpuUsage(used)
    processorMs = Math.min(processorMs, (user + system) / 1000)
  }
  const inFull = slowOnes.has(i) ? await workshop.read(file, 'inFull') : undefined
  const next = await workshop.read(good, 'inTime')
  return { answer, processorMs, inFull, next }
}
