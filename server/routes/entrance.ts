import type { FastifyInstance } from 'fastify'
import type { City } from '../../bot/core/city.ts'
import { text, words } from '../../bot/core/text.ts'
import { channelName } from '../../bot/flows/link/messengers.ts'
import { sendPage } from './page.ts'

/** What the symbol on leaflets and guides opens: the channels that are on, each a button; with one alone, that one at once. */
export async function entranceRoutes(app: FastifyInstance, { city }: { city: City }): Promise<void> {
  app.get('/start', (request, reply) => {
    const elsewhere = messengersOf(city)
    if (elsewhere.length === 0) return reply.redirect('/chat', 302)
    return sendPage(request, reply, {
      title: text('poster.issuer', { city: city.name }),
      body: [text('guide.entrance.what')],
      links: [...elsewhere, { label: text('guide.entrance.here'), href: '/chat' }],
      ...(city.contact !== undefined && { foot: text('menu.contact', { contact: city.contact }) }),
    })
  })
}

/** The bot is named, so that it can be told from one that only looks like it. */
function messengersOf({ messengers: { zalo, telegram } }: City) {
  const [zaloName, telegramName] = [zalo?.botName(), telegram?.botName()]
  return [
    ...(zalo?.chatLink === undefined
      ? []
      : [
          {
            label: text('link.open', { messenger: channelName('zalo') }),
            href: zalo.chatLink,
            ...(zaloName !== undefined && { note: words(zaloName) }),
          },
        ]),
    ...(telegramName === undefined
      ? []
      : [
          {
            label: text('link.open', { messenger: channelName('telegram') }),
            href: `https://t.me/${telegramName}`,
            note: words(`@${telegramName}`),
          },
        ]),
  ]
}
