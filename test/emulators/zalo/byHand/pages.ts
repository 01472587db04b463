import { readFile } from 'node:fs/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isRecord } from '../../telegram/arguments.ts'
import type { Conversation } from '../people/conversation.ts'
import type { Person } from '../people/person.ts'
import type { Fields } from '../request.ts'
import type { Zalo } from '../zalo.ts'
import type { Visitors } from './visitors.ts'
import { conversationOf, firstVisitors, personOf, stateOf } from './visitors.ts'

interface Place {
  readonly visitors: Visitors
  readonly person: Person
  readonly conversation: Conversation
}

/** What the page can ask for, by the last part of the address; a text that comes back is shown as a note. */
const DEEDS: Readonly<Record<string, (place: Place, fields: Fields) => unknown>> = {
  text: ({ conversation }, { text }) => conversation.send(String(text)),
  photo: ({ conversation }, { base64, caption }) =>
    conversation.sendPhoto(bytesOf(base64), { caption: String(caption) }),
  file: ({ conversation }, { base64, name }) => conversation.sendFile(bytesOf(base64), String(name)),
  press: ({ person }, { title, message }) => {
    const pressed = person.messages.find((candidate) => candidate.id === message)
    return person.press(String(title), pressed)
  },
  info: ({ person }) => person.submitInfo(),
  follow: ({ person }) => person.follow(),
  unfollow: ({ person }) => person.unfollow(),
  chatnow: ({ person }) => person.clickChatNow(),
  withdraw: ({ person }) => person.withdraw(),
  byHand: ({ visitors, person }, { text }) => visitors.zalo.admin.send(person, String(text)),
  resubscribe: ({ visitors }) => visitors.zalo.resubscribe(),
  person: ({ visitors }, { name, phone }) =>
    visitors.people.push(visitors.zalo.user({ name: String(name), phone: String(phone) })),
  group: ({ visitors, person }, { name }) =>
    visitors.groups.push(visitors.zalo.group({ name: String(name), members: [person] })),
}

/** A small page on which one chats as any number of people; for a look by hand, not for tests. */
export function addPages(app: FastifyInstance, zalo: Zalo): void {
  const visitors = firstVisitors(zalo)
  app.get('/', async (_request, reply) => {
    return reply.type('text/html').send(await readFile(new URL('page.html', import.meta.url)))
  })
  app.get('/by-hand/state', async (request) => {
    const { person, room } = request.query as Fields
    return stateOf(visitors, person, room)
  })
  app.post('/by-hand/:deed', async (request) => act(visitors, request))
}

async function act(visitors: Visitors, request: FastifyRequest): Promise<unknown> {
  const fields: unknown = JSON.parse(String(request.body))
  const deed = DEEDS[(request.params as { deed: string }).deed]
  if (!isRecord(fields) || deed === undefined) return { note: 'the page asked for something unknown' }
  try {
    const person = personOf(visitors, fields.person)
    const conversation = conversationOf(visitors, person, fields.room)
    const note = await deed({ visitors, person, conversation }, fields)
    return typeof note === 'string' ? { note } : {}
  } catch (error) {
    return { note: error instanceof Error ? error.message : String(error) }
  }
}

function bytesOf(base64: unknown): Buffer {
  return Buffer.from(String(base64), 'base64')
}
