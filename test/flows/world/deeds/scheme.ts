import { markBegun, markEnded } from '../../../../db/endScheme.ts'
import { STEPS } from '../../../../server/commands/scheme/steps.ts'
import { HAI_PHONG } from '../city.ts'
import { makeDays } from '../ground.ts'
import type { World } from '../world.ts'
import type { Deeds } from './deed.ts'

/** As the operator's command does it; the days that the schedule makes ahead come back, and stay empty. */
export async function endScheme(world: World, steps = STEPS): Promise<void> {
  const { database, owner, city, now } = world
  const endedAt = await markEnded(database, now)
  for (const { run } of steps)
    await run({ database, owner, city, units: city, rootCode: HAI_PHONG, endedAt, now })
  await makeDays(database)
}

/** The end of the scheme, and that it begins again. */
export const SCHEME_DEEDS: Deeds = [
  [/^chương trình kết thúc$/u, (world) => endScheme(world)],
  [/^chương trình bắt đầu lại$/u, ({ database }) => markBegun(database)],
]
