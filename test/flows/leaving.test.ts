import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../bot/core/cityTime.ts'
import { endOverdueVisits } from '../../db/visits.ts'
import { newCast } from './world/cast.ts'
import { ZONE } from './world/city.ts'
import { BEGINNING, type Ground, newGround } from './world/ground.ts'
import { type Actor, newWorld, type World } from './world/world.ts'

const CONVERSATIONS = 10
const MINUTE = 60_000

let ground: Ground
beforeAll(async () => {
  ground = await newGround()
})
afterAll(() => ground?.close())

/** What somebody does, minutes after what they did before; `{90}` is the clock so many minutes ago, `[2]` the third button. */
type Step = { readonly later: number; readonly does: string }
const wildTime = fc
  .tuple(
    fc.constantFrom('', 'hôm qua ', 'ngày mai ', '24/11 '),
    fc.integer({ min: 0, max: 27 }),
    fc.constantFrom('', ' sáng', ' tối'),
  )
  .map(([day, hour, part]) => `ra ${day}${hour} giờ${part}`)
const likelyTime = fc.integer({ min: -20, max: 200 }).map((ago) => `ra {${ago}}`)
const does = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('🖼 Nhà hàng Hải Đăng', '🖼 Chợ Ga', '/ra') },
  { weight: 5, arbitrary: likelyTime },
  { weight: 1, arbitrary: wildTime },
  { weight: 4, arbitrary: fc.nat({ max: 5 }).map((index) => `[${index}]`) },
  { weight: 2, arbitrary: fc.constantFrom('/lichsu', 'sửa một lượt', '/dangodau', '10h', '{30}') },
)
const step: fc.Arbitrary<Step> = fc.record({ later: fc.constantFrom(1, 7, 40, 70, 130), does })

async function act(world: World, actor: Actor, written: string): Promise<void> {
  if (written.startsWith('🖼'))
    await world.does(actor, { kind: 'photo', photo: { file: written.slice(2).trim() } })
  else if (!written.startsWith('['))
    await world.does(actor, { kind: 'text', text: withClock(world, written) })
  else {
    const newest = (world.heard.get(actor.name) ?? []).findLast(({ buttons }) => buttons?.length)
    const offered = (newest?.buttons ?? []).flat()
    const button = offered[Number(written.slice(1, -1)) % offered.length]
    if (button && 'press' in button) await world.does(actor, { kind: 'press', data: button.press })
  }
}

function withClock({ now }: World, written: string): string {
  return written.replace(/\{(-?\d+)\}/, (_, ago) =>
    clock(new Date(now.getTime() - Number(ago) * MINUTE), ZONE),
  )
}

/** Whatever is wrong with what is recorded, as rows. */
async function mistakes({ database, now }: World): Promise<readonly unknown[]> {
  return database.client`
    with told as (
      select v.*, lead(started_at) over (partition by person_id order by started_at, id) as next from visits v)
    select 'ends before it begins', id from told where ended_at < started_at
    union all select 'ends in the future', id from told where ended_at > ${now.toISOString()}::timestamptz
    union all select 'goes on while the next one does', id from told where next is not null and (ended_at is null or ended_at > next)
    union all select 'is open and over', visit_id from open_visits o join told t on t.id = o.visit_id where t.ended_at is not null
    union all select 'is neither open nor over', id from told t where ended_at is null
                      and not exists (select 1 from open_visits o where o.visit_id = t.id)
    union all select 'is counted otherwise', coalesce(h.venue_id, c.venue_id) from (
        select venue_id, hour, ins, outs from venue_hours where ins <> 0 or outs <> 0) h
      full join (
        select venue_id, date_trunc('hour', at) as hour, sum(ins)::int as ins, sum(outs)::int as outs from (
          select venue_id, started_at as at, 1 as ins, 0 as outs from visits where not start_inferred
          union all select venue_id, ended_at, 0, 1 from visits where ended_by = 'out') p group by 1, 2) c
        on (h.venue_id, h.hour, h.ins, h.outs) = (c.venue_id, c.hour, c.ins, c.outs)
     where h.venue_id is null or c.venue_id is null`
}

test('whatever time is said and whatever is put right, visits stay one after the other and are counted as they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 18 }), async (steps) => {
      const world = await newWorld(ground)
      const cast = await newCast(world)
      await cast.introduce('Ngọc: known as Trần Thị Bích Ngọc, +84912345679')
      const actor = cast.actors.get('Ngọc')
      if (!actor) throw new Error('the cast is there')
      let now = BEGINNING.getTime()
      for (const { later, does: written } of steps) {
        now += later * MINUTE
        world.now = new Date(now)
        world.sentAt = world.now
        await endOverdueVisits(world.database, world.now, 10)
        await act(world, actor, written)
        expect([written, await mistakes(world)]).toEqual([written, []])
      }
    }),
    { numRuns: CONVERSATIONS },
  )
})
