import { describe, test } from 'vitest'
import { asked } from './support/asked.ts'
import { bringCarelessly } from './support/carelessly.ts'
import { freezeBeyondLeases } from './support/freezing.ts'
import { killAgainAndAgain } from './support/killing.ts'
import { killMidway } from './support/midway.ts'
import { type FaultRun, underFaults } from './support/underFaults.ts'

/** Kills at random moments, all together. A share of them is enough where nothing has changed (`KILLS=12`). */
const KILLS = asked('KILLS', 120)

type Shape = Pick<FaultRun, 'roles' | 'people' | 'onZalo'> & { readonly name: string; readonly share: number }

/** Which processes are killed at random moments, their share of the kills, and who lives meanwhile. */
const SHAPES: readonly Shape[] = [
  { name: 'one process for all', roles: ['all'], share: 0.4, people: 16 },
  { name: 'a web and a worker', roles: ['web', 'worker'], share: 0.2, people: 8, onZalo: 6 },
  { name: 'two for all', roles: ['all', 'all'], share: 0.15, people: 8, onZalo: 6 },
  {
    name: 'two web, two workers',
    roles: ['web', 'web', 'worker', 'worker'],
    share: 0.25,
    people: 8,
    onZalo: 6,
  },
]
/** Kills at chosen moments, and deliveries that go wrong, for each kill at a random one. */
const MIDWAY = 0.1
const CARELESS = 1.5

const always = () => true

describe.concurrent('nothing is lost and nothing done twice', () => {
  test.for(SHAPES)('when $name are killed at random moments', async ({ name, share, ...shape }) => {
    const kills = Math.max(1, Math.round(KILLS * share))
    const play: FaultRun['play'] = (scene) => killAgainAndAgain(scene, kills)
    await underFaults({ ...shape, name: `kill -9, ${name}`, photos: always, mayRepeat: true, play })
  })

  test('when a worker is killed in the middle of photos and deliveries', async () => {
    await underFaults({
      name: 'kill -9 midway',
      roles: ['web', 'worker'],
      people: 10,
      onZalo: 6,
      photos: always,
      mayRepeat: true,
      play: (scene) => killMidway(scene, Math.max(2, Math.round(KILLS * MIDWAY))),
    })
  })

  test('when a worker stands still for longer than its leases run', async () => {
    await underFaults({
      name: 'frozen worker',
      roles: ['web', 'worker', 'worker'],
      people: 10,
      photos: always,
      mayRepeat: true,
      play: freezeBeyondLeases,
    })
  })

  test('when messengers bring twice, late and out of order what people do', async () => {
    await underFaults({
      name: 'twice, late, out of order',
      roles: ['all', 'all'],
      people: 8,
      onZalo: 8,
      photos: always,
      mayRepeat: false,
      play: (scene) => bringCarelessly(scene, Math.round(KILLS * CARELESS)),
    })
  })
})
