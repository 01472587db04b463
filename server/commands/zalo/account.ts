import { createLog } from '../../log.ts'
import { type ZaloSide, zaloSide } from '../../zalo/side.ts'
import type { Operator } from '../operator.ts'
import { CommandProblem } from '../problem.ts'
import { webBase } from '../webBase.ts'

/** The Official Account of the configuration, for a command. */
export async function zaloOf(
  operator: Operator,
): Promise<{ readonly zalo: ZaloSide; readonly base: string }> {
  const base = await webBase(operator)
  const zalo = zaloSide(operator.environment, {
    database: await operator.database(),
    base,
    counter: { count: () => {} },
    log: createLog('silent'),
    now: () => operator.now,
  })
  if (!zalo)
    throw new CommandProblem('Zalo đang tắt: đặt ZALO_APP_ID, ZALO_APP_SECRET, ZALO_OA_ID và ZALO_OA_SECRET.')
  return { zalo, base }
}
