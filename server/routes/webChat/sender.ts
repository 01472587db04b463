import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isSecret, seat } from '../../../bot/channels/web/identity.ts'
import type { WebSender } from '../../../bot/channels/web/read.ts'
import type { Language } from '../../../locales/catalogue.ts'

const DECORATOR = 'webSender'
const BEARER = /^Bearer (\S+)$/

/** Lets only requests with a well-formed secret in. There are no accounts: a new secret is a new person. */
export function requireSender(app: FastifyInstance): void {
  app.decorateRequest(DECORATOR, null)
  app.addHook('onRequest', async (request, reply) => {
    const sender = readSender(request)
    if (!sender) return refuse(reply)
    request.setDecorator(DECORATOR, sender)
  })
}

/** Who sent a request that `requireSender` let in. */
export function senderOf(request: FastifyRequest): WebSender {
  return request.getDecorator<WebSender>(DECORATOR)
}

function readSender({ headers }: FastifyRequest): WebSender | undefined {
  const secret = BEARER.exec(headers.authorization ?? '')?.[1]
  const room = headers['x-room']
  if (!isSecret(secret) || (room !== undefined && !isSecret(room))) return undefined
  return { ...seat(secret, room), language: languageOf(headers['accept-language']) }
}

/** Vietnamese unless English is asked for first. */
function languageOf(accepted: string | undefined): Language {
  return accepted?.trim().toLowerCase().startsWith('en') ? 'en' : 'vi'
}

async function refuse(reply: FastifyReply): Promise<void> {
  await reply.code(401).send({ problem: 'unauthorised' })
}
