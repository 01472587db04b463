import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formOf } from '../../bot/templates/template.ts'
import type { Language } from '../../locales/catalogue.ts'
import { context } from '../bot/core/form/formWorld.ts'
import { sayingsIn } from '../support/declaring.ts'
import { NATIONAL } from '../support/templates.ts'
import { type Way, waysThrough } from '../support/ways.ts'
import { actionOf } from './world/acts.ts'
import { type Ground, newGround } from './world/ground.ts'
import { type Actor, newWorld, type World } from './world/world.ts'

/** From the question for consent to the QR. */
const MESSAGES_AT_MOST = 12
const BEGINNINGS = {
  vi: ['/khaibao', '[Đồng ý khai báo y tế]'],
  en: ['/declare', '[I agree to declare]'],
} as const

let ground: Ground
let world: World
beforeAll(async () => {
  ground = await newGround()
  world = await newWorld(ground, 'zalo')
})
afterAll(() => ground?.close())

/** The longest ways of those who leave out at most the street, as forms alone count them. */
function longestWays(language: Language): { way: Way; written: string }[] {
  const around = context({ language, brief: true, buttonRoom: 5, sharesContact: true })
  const ways = waysThrough(formOf(NATIONAL), around, sayingsIn(language)).filter(({ sayings }) =>
    sayings.every(({ leavesOut = 'street' }) => leavesOut === 'street'),
  )
  const longest = Math.max(...ways.map(({ messages }) => messages))
  return ways
    .filter(({ messages }) => messages === longest)
    .map((way) => ({ way, written: way.sayings.map(({ says }) => says).join(' / ') }))
}

async function newcomer(language: Language, name: string): Promise<Actor> {
  const chat = { address: name, kind: 'private' } as const
  const actor: Actor = { name, channel: 'zalo', language, chat, sender: name }
  await world.join(actor)
  return actor
}

describe.each(['vi', 'en'] as const)('the longest whole declarations on Zalo, in %s', (language) => {
  it.each(longestWays(language))('$written', async ({ way, written }) => {
    const actor = await newcomer(language, written)
    for (const says of [...BEGINNINGS[language], ...way.sayings.map((one) => one.says)])
      await world.does(actor, actionOf(world, actor, says))
    const heard = world.heard.get(actor.name) ?? []
    expect(heard.length).toBeLessThanOrEqual(MESSAGES_AT_MOST)
    expect(heard.at(-1)?.attachment?.kind).toBe('personalQrPng')
  })
})
