import { randomBytes, randomUUID } from 'node:crypto'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { News } from '../../../../../server/routes/webChat/history.ts'

export const newSecret = () => randomBytes(32).toString('base64url')

export type Visitor = ReturnType<typeof visitor>

/** A browser as the server sees it: requests with a secret, in the own chat or in a room. */
export function visitor(
  app: FastifyInstance,
  {
    secret = newSecret(),
    room,
    language = 'vi',
  }: { secret?: string; room?: string | undefined; language?: string } = {},
) {
  const headers = {
    authorization: `Bearer ${secret}`,
    'accept-language': language,
    ...(room && { 'x-room': room }),
  }
  const send = (payload: object) =>
    app.inject({ method: 'POST', url: '/chat/messages', headers, payload: { id: randomUUID(), ...payload } })

  return {
    secret,
    headers,
    /** Posts anything; the id is new unless it is given. */
    send,
    say: (text: string, id: string = randomUUID()) => send({ id, kind: 'text', text }),
    photo: (payload: Buffer, more: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
      app.inject({
        method: 'POST',
        url: '/chat/photos',
        headers: { ...headers, 'content-type': 'image/jpeg', 'x-message-id': randomUUID(), ...more },
        payload,
      }),
    async news(query: Record<string, string | number> = {}): Promise<News> {
      const search = new URLSearchParams(
        Object.entries(query).map(([name, value]) => [name, String(value)] as [string, string]),
      )
      const response = await app.inject({ url: `/chat/messages?${search}`, headers })
      if (response.statusCode !== 200) throw new Error(`no news: ${response.statusCode}`)
      return response.json()
    },
    file: (url: string) => app.inject({ url, headers }),
  }
}
