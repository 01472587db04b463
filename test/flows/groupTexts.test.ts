import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fold } from '../../bot/core/fold.ts'
import type { ChannelName } from '../../bot/core/received.ts'
import { ensureChat } from '../../db/chats.ts'
import { enqueue } from '../../db/outbox.ts'
import { open } from '../../db/seal.ts'
import { LIFE, PLANTED, PUBLIC, REMARKS } from './groupTexts/life.ts'
import { EDITION, HAI_PHONG } from './world/city.ts'
import { type Ground, newGround } from './world/ground.ts'
import { doneBesides } from './world/operator.ts'
import { play } from './world/play.ts'
import { newWorld, type World } from './world/world.ts'

const CHANNELS = ['web', 'telegram', 'zalo'] as const satisfies readonly ChannelName[]

let ground: Ground
beforeAll(async () => {
  ground = await newGround()
})
afterAll(() => ground?.close())

/** Letters and digits alone, so that neither accents, spaces nor dots hide anything. */
function bare(words: string): string {
  return fold(words).replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** What of a value would give it away: each of its words, all of it, and a number without its trunk zero. */
function tracesOf(value: string): string[] {
  const parts = [...value.split(/[\s@.]+/), value, value.replace(/^0/, '')].map(bare)
  return [...new Set(parts)].filter((part) => part.length >= 4)
}

/** All that was ever put into the outbox for groups, its buttons, pictures and papers with it. */
async function saidInGroups({ database }: World): Promise<string[]> {
  const rows = await database.client<{ body: Uint8Array }[]>`
    select body_sealed as body from outbox o join chats c on c.id = o.chat_id where c.kind = 'group' order by o.id`
  return rows.map(({ body }) => JSON.stringify(open(database.keys, 'outbox', body)))
}

function given(said: readonly string[]): string[] {
  const bared = said.map(bare)
  return Object.entries(PLANTED).flatMap(([what, value]) =>
    tracesOf(value).some((trace) => bared.some((one) => one.includes(trace))) ? [what] : [],
  )
}

describe.each(CHANNELS)('what groups are told on %s', (channel) => {
  it('names places and numbers, and nothing of people', async () => {
    const world = await newWorld(ground)
    await play(LIFE.replaceAll('CHANNEL', channel), world)
    const { client } = world.database
    const [lived] = await client`
      select (select count(*)::int from visits) > 3 as visited, (select count(*)::int from declarations where risk) as risky,
             (select count(*)::int from venues where name like ${`${PUBLIC}%`}) as registered,
             (select count(*)::int from strange_codes) as strange, (select count(*)::int from officials) > 3 as led,
             (select count(*)::int from round_reports where first_sent_at is not null and remarks_sealed is not null) as reported,
             (select count(*)::int from exposure_notices) > 0 as noticed`
    expect(lived).toEqual({
      visited: true,
      risky: 1,
      registered: 1,
      strange: 3,
      led: true,
      reported: 1,
      noticed: true,
    })
    await doneBesides(world, 'chương trình kết thúc')
    const said = await saidInGroups(world)
    expect(said.length).toBeGreaterThan(12)
    expect(said.join('\n')).toContain(PUBLIC)
    expect(said.join('\n')).toContain(REMARKS)
    expect(given(said)).toEqual([])
  })
})

it('would find whatever stood there', async () => {
  const world = await newWorld(ground)
  const chatId = await ensureChat(world.database, { channel: 'web', kind: 'group', address: 'Nhóm' })
  for (const value of Object.values(PLANTED)) {
    const [word = ''] = value.split(' ')
    await enqueue(world.database, [{ chatId, class: 'push', body: { text: `Có ${word.toUpperCase()} ***` } }])
  }
  expect(given(await saidInGroups(world))).toEqual(Object.keys(PLANTED))
  expect([EDITION, HAI_PHONG].flatMap(tracesOf).filter((trace) => given([trace]).length > 0)).toEqual([])
})
