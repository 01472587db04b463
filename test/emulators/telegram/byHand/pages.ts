import { readFile } from 'node:fs/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isRecord } from '../arguments.ts'
import type { Conversation } from '../people/conversation.ts'
import type { Person } from '../people/person.ts'
import type { Telegram } from '../startTelegram.ts'
import type { Visitors } from './visitors.ts'
import { conversationOf, firstVisitors, personOf, stateOf } from './visitors.ts'

type Fields = Readonly<Record<string, unknown>>

/** How long the page waits for the answer to a press. */
const SPINNER_MILLISECONDS = 3000

/** What the page can ask for, by the last part of the address; a text that comes back is shown as a note. */
const DEEDS: Readonly<Record<string, (place: Place, fields: Fields) => unknown>> = {
  text: ({ conversation }, { text }) => conversation.send(String(text)),
  photo: ({ conversation }, { base64, caption }) =>
    conversation.sendPhoto(bytesOf(base64), { caption: String(caption) }),
  document: ({ conversation }, { base64, name, caption }) =>
    conversation.sendDocument(bytesOf(base64), String(name), { caption: String(caption) }),
  contact: ({ conversation }) => conversation.shareContact(),
  key: ({ conversation }, { label }) => conversation.pressKeyboard(String(label)),
  press: async ({ conversation }, { message, data }) => {
    const pressed = conversation.messages.findLast((candidate) => candidate.id === Number(message))
    const press = conversation.press({ data: String(data) }, pressed)
    const answer = await press.waitForAnswer({ within: SPINNER_MILLISECONDS })
    return answer.text
  },
  link: ({ person, visitors }, { url }) => person.openLink(String(url), visitors.groups.at(-1)),
  person: ({ visitors }, { name, phone }) =>
    visitors.people.push(visitors.telegram.user({ firstName: String(name), phone: String(phone) })),
  group: ({ person, visitors }, { title }) => {
    const group = visitors.telegram.group({ title: String(title), members: [person] })
    visitors.groups.push(group)
    group.addBot()
  },
}

interface Place {
  readonly visitors: Visitors
  readonly person: Person
  readonly conversation: Conversation
}

/** A small page on which one chats as any number of people; for a look by hand, not for tests. */
export function addPages(app: FastifyInstance, telegram: Telegram): void {
  const visitors = firstVisitors(telegram)
  app.get('/', async (_request, reply) => {
    return reply.type('text/html').send(await readFile(new URL('page.html', import.meta.url)))
  })
  app.get('/by-hand/state', async (request) => {
    const { person, room } = request.query as Fields
    return stateOf(visitors, person, room)
  })
  app.get('/by-hand/file', async (request, reply) => {
    const { room, message } = request.query as Fields
    return reply.type('application/octet-stream').send(fileOf(visitors, Number(room), Number(message)))
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

function fileOf(visitors: Visitors, room: number, id: number): Buffer {
  const conversations = [
    ...visitors.people.map((person) => person.private),
    ...visitors.groups.map((group) => ({ chatId: group.id, messages: group.messages })),
  ]
  const conversation = conversations.find(({ chatId }) => chatId === room)
  const message = conversation?.messages.findLast((candidate) => candidate.id === id)
  return message?.entry.attachment?.bytes ?? Buffer.alloc(0)
}

function bytesOf(base64: unknown): Buffer {
  return Buffer.from(String(base64), 'base64')
}
