import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const MESSAGE = { message_id: 1, date: 0, chat: { id: 1, type: 'private' }, text: '' }
const BOT = { id: 123456, is_bot: true, first_name: 'Khai báo', username: 'khaibao_test_bot' }

export type PhotoApi = { readonly root: string; stop(): Promise<void> }

/** The least that can pass for the Bot API: every method succeeds at once, and a photo's reference is the name of its file. */
export async function startPhotoApi(photos: ReadonlyMap<string, Uint8Array>): Promise<PhotoApi> {
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk)
    const path = request.url ?? ''
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (path.startsWith('/file/')) return response.end(photos.get(name))
    response.setHeader('content-type', 'application/json')
    const fileOf = () => String(JSON.parse(Buffer.concat(chunks).toString()).file_id)
    response.end(JSON.stringify({ ok: true, result: resultOf(name, fileOf) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function resultOf(method: string, fileOf: () => string): unknown {
  if (method === 'getMe') return BOT
  if (method !== 'getFile') return MESSAGE
  const file = fileOf()
  return { file_id: file, file_unique_id: file, file_path: file }
}
