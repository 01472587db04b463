import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tellBench } from './child.ts'

/**
 * The least that can pass for the Bot API: every method succeeds at once, and every file is the one that was named at
 * the start. A process of its own.
 */
const [photoFile] = process.argv.slice(2)
const photo = photoFile === undefined ? Buffer.alloc(0) : readFileSync(photoFile)
const RESULTS: Readonly<Record<string, unknown>> = {
  getMe: { id: 123456, is_bot: true, first_name: 'Khai báo', username: 'khaibao_bench_bot' },
  getFile: {
    file_id: 'photo',
    file_unique_id: 'photo',
    file_size: photo.length,
    file_path: 'photos/photo.jpg',
  },
}
const MESSAGE = { message_id: 1, date: 0, chat: { id: 1, type: 'private' }, text: '' }

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const path = request.url ?? ''
    if (path.startsWith('/file/')) return response.end(photo)
    const method = path.slice(path.lastIndexOf('/') + 1)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ok: true, result: RESULTS[method] ?? MESSAGE }))
  })
})
server.listen(0, '127.0.0.1', () => tellBench(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
