import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { tellBench } from '../child.ts'
import type { Offer, Offered } from './offer.ts'

/**
 * Sends what it is told at an even pace, whether or not what was sent before is answered, in a process of its own. All is
 * made ready before it begins, because it shares the machine with what it measures.
 */
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
process.on('message', (offer: Offer) => void sendAll(offer).then(tellBench))
tellBench('ready')

async function sendAll({ url, secret, bodies, beginsAt, perSecond }: Offer): Promise<Offered> {
  const ready = bodies.map((body) => Buffer.from(body))
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
  const dueAt = (index: number) => beginsAt + (index * 1000) / perSecond
  const answered: Promise<number>[] = []
  let latest = 0
  await wait(beginsAt - now())
  for (const [index, body] of ready.entries()) {
    if (dueAt(index) > now()) await wait(dueAt(index) - now())
    latest = Math.max(latest, now() - dueAt(index))
    answered.push(post(url, headers, body).then(() => now() - dueAt(index)))
  }
  const took = await Promise.all(answered)
  return { answeredAfter: took, latest }
}

function now(): number {
  return performance.timeOrigin + performance.now()
}

function post(url: string, headers: Readonly<Record<string, string>>, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } }
    const sent = request(url, options, (response) => {
      response.resume().once('end', () => {
        if (response.statusCode === 200) resolve()
        else reject(new Error(`an update was answered with ${response.statusCode}`))
      })
    })
    sent.once('error', reject).end(body)
  })
}
