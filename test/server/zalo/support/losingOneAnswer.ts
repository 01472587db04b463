import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A proxy before a server that loses the answer of the first request; gives the address of the webhook behind it. */
export async function losingOneAnswer(url: string): Promise<string> {
  let lost = 0
  const proxy = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { 'x-zevent-signature': signature, num_retry: retry } = request.headers
    const answer = await fetch(`${url}${request.url}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-zevent-signature': String(signature),
        ...(retry !== undefined && { num_retry: String(retry) }),
      },
      body: Buffer.concat(chunks),
    })
    lost += 1
    response.writeHead(lost === 1 ? 502 : answer.status).end()
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void proxy.close())
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/webhooks/zalo`
}
