import type { Office } from '../../../../bot/core/office.ts'
import { appoint } from '../../../../db/officials.ts'
import { createSignal } from '../../../../server/inbox/signal.ts'
import { tellOfficeEnds } from '../../../../server/workers/officeEnds.ts'
import { EDITION } from '../city.ts'
import type { World } from '../world.ts'
import { type Deeds, personCalled } from './deed.ts'

const OFFICES: Readonly<Record<string, Office>> = {
  'báo cáo': 'reporter',
  'phụ trách': 'lead',
  'truy vết': 'tracer',
}

/** `Lan là cán bộ phụ trách của 31, 20 ngày`: until so many days from now, else until nobody ends it. */
async function isOfficial(world: World, who: string, terms: string): Promise<void> {
  const [, office = '', unitCode = '', days] = /^(.+) của (\w+)(?:, (\d+) ngày)?$/u.exec(terms) ?? []
  const until = new Date(world.now.getTime() + Number(days) * 86_400_000)
  await appoint(
    world.database,
    await personCalled(world, who),
    { edition: EDITION, unitCode },
    {
      role: OFFICES[office] ?? 'reporter',
      name: `Nguyễn Thị ${who}`,
      ...(days !== undefined && { until }),
    },
  )
}

/** Who acts for which unit, and what is told of its end. */
export const OFFICE_DEEDS: Deeds = [
  [/^(.+) là cán bộ (.+ của [\dA-Z].*)$/u, isOfficial],
  [
    /^hạn phân công được báo$/u,
    ({ database, city, now }) => tellOfficeEnds({ database, city, outbox: createSignal() }, now),
  ],
]
