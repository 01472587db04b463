import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { tellBench } from './child.ts'

/**
 * The least that can pass for the Bot API: every method succeeds at once, and a file is the photo of that name in the folder
 * that was given at the start. A process of its own; asked, it tells which messages it received when, and forgets them.
 */
export type Receipt = { readonly chat: string; readonly at: number }

const [folder = ''] = process.argv.slice(2)
const photos = new Map<string, Buffer>()
let receipts: Receipt[] = []

const RESULTS: Readonly<Record<string, (body: string) => unknown>> = {
  getMe: () => ({ id: 123456, is_bot: true, first_name: 'Khai báo', username: 'khaibao_bench_bot' }),
  getFile: (body) => {
    const file = String(JSON.parse(body).file_id)
    return {
      file_id: file,
      file_unique_id: file,
      file_size: photoOf(file).length,
      file_path: `photos/${file}.jpg`,
    }
  },
  sendMessage: (body) => {
    receipts.push({ chat: chatIn(body), at: performance.timeOrigin + performance.now() })
    return MESSAGE
  },
}
const MESSAGE = { message_id: 1, date: 0, chat: { id: 1, type: 'private' }, text: '' }

/** Without reading all of it, because this shares the machine with what is measured. */
function chatIn(body: string): string {
  return /"chat_id":"?(-?\d+)/.exec(body)?.[1] ?? ''
}

function photoOf(file: string): Buffer {
  const photo = photos.get(file) ?? readFileSync(join(folder, `${file}.jpg`))
  photos.set(file, photo)
  return photo
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const path = request.url ?? ''
    if (path.startsWith('/file/')) return response.end(photoOf(basename(path, '.jpg')))
    const method = path.slice(path.lastIndexOf('/') + 1)
    const result = RESULTS[method]?.(Buffer.concat(chunks).toString()) ?? MESSAGE
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, result }))
  })
})
process.on('message', () => {
  tellBench(receipts)
  receipts = []
})
server.listen(0, '127.0.0.1', () => tellBench(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
