import { randomBytes } from 'node:crypto'
import type postgres from 'postgres'
import { eventually } from '../../support/eventually.ts'
import { WebPerson } from '../../support/webPerson.ts'
import type { Place } from './secret.ts'

type Request = { readonly path: string; readonly init?: RequestInit }

/**
 * Makes everything go wrong that can, with somebody's words in it: requests that nobody can read, a table that is missing, a
 * turn whose last write is refused. Gives what was answered; what was logged stands in the log.
 */
export async function makeTrouble(base: string, owner: postgres.Sql, words: string): Promise<Place[]> {
  const answers = await Promise.all(badRequests(words).map((request) => answerTo(base, request)))
  const refused = await withoutMessages(owner, () => answerTo(base, said(words)))
  if (!refused.content.toString().startsWith('500')) throw new Error('nothing went wrong without a table')
  await failTurn(base, owner, words)
  return [...answers, refused, await answerTo(base, { path: '/healthz' })]
}

function badRequests(words: string): Request[] {
  const inAddress = encodeURIComponent(words)
  const posted = (
    path: string,
    type: string,
    body: string,
    headers: Record<string, string> = {},
  ): Request => ({
    path,
    init: { method: 'POST', headers: { 'content-type': type, ...headers }, body },
  })
  const form = new URLSearchParams({ name: words, said: words }).toString()
  return [
    // A poster's page gives back what was typed as its code, so that it can be put right: nobody else reads it.
    { path: `/v/${inAddress}`, init: { method: 'HEAD' } },
    ...['/p/', '/f/', '/form/', '/log/', '/t/', '/khong-co/'].map((path) => ({
      path: path + inAddress,
    })),
    { path: `/start?open=${inAddress}` },
    { path: `/chat/messages?after=${inAddress}`, init: { headers: bearer() } },
    ...['/form/x', '/log/x', '/t/x'].map((path) => posted(path, 'application/x-www-form-urlencoded', form)),
    posted('/chat/messages', 'application/json', `{"text":"${words}`, bearer()),
    posted('/chat/messages', 'application/json', JSON.stringify({ kind: 'text', text: [words] }), bearer()),
    posted('/chat/messages', 'text/xml', words, bearer()),
    posted('/chat/photos', 'image/jpeg', words, bearer()),
    posted('/webhooks/telegram', 'application/json', JSON.stringify({ message: { text: words } })),
    posted('/webhooks/zalo', 'application/json', JSON.stringify({ message: { text: words } })),
  ]
}

function bearer(): Record<string, string> {
  return { authorization: `Bearer ${newSecret()}`, 'x-message-id': newSecret() }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function said(words: string): Request {
  const body = JSON.stringify({ id: '5c0d6a1e-7a43-4f0e-9a56-2d1f6f0f8a11', kind: 'text', text: words })
  return {
    path: '/chat/messages',
    init: { method: 'POST', headers: { 'content-type': 'application/json', ...bearer() }, body },
  }
}

/** The status, headers and body of an answer. What was asked is no part of what is told about it. */
async function answerTo(base: string, { path, init }: Request): Promise<Place> {
  const response = await fetch(`${base}${path}`, { redirect: 'manual', ...init })
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`)
  const content = [response.status, ...headers, await response.text()].join('\n')
  return { name: `the answer to ${init?.method ?? 'GET'} ${/^\/[\w-]+/.exec(path)?.[0]}`, content }
}

async function withoutMessages<Result>(owner: postgres.Sql, act: () => Promise<Result>): Promise<Result> {
  await owner`alter table web_messages rename to web_messages_away`
  try {
    return await act()
  } finally {
    await owner`alter table web_messages_away rename to web_messages`
  }
}

/** Somebody's words arrive, and what is answered cannot be written down. */
async function failTurn(base: string, owner: postgres.Sql, words: string): Promise<void> {
  await owner`alter table outbox add constraint trouble check (false) not valid`
  try {
    await new WebPerson(`${base}/chat#me=${newSecret()}`).say(words)
    await eventually(async () => {
      const [tried] = await owner`select 1 from inbox where attempts > 0 and done_at is null`
      return tried !== undefined
    }, 'no turn failed')
  } finally {
    await owner`alter table outbox drop constraint trouble`
  }
}
