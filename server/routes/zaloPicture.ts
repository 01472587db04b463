import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const PICTURE = readFileSync(new URL('../pages/zalo/phone.png', import.meta.url))
const KEPT_SECONDS = 86_400

/** `GET /zalo/phone.png`: the picture above Zalo's form for name and phone, which Zalo fetches from us. */
export async function zaloPictureRoutes(app: FastifyInstance): Promise<void> {
  app.get('/zalo/phone.png', (_request, reply) =>
    reply.type('image/png').header('cache-control', `public, max-age=${KEPT_SECONDS}`).send(PICTURE),
  )
}
