import type { Stage } from './stage.ts'
import { IN_FULL, IN_TIME } from './stages.ts'

/** How a photo is looked at: while its sender waits, or once the sender knows that the bot is looking. */
export type OrderName = 'inTime' | 'inFull'

export interface Order {
  readonly stages: readonly Stage[]
  /**
   * Milliseconds after which no stage is begun. On an idle machine a photo without a code takes a third of it; on a busy
   * one what was not tried in time is left to the full order.
   */
  readonly budgetMs: number
}

export const ORDERS: Readonly<Record<OrderName, Order>> = {
  inTime: { stages: IN_TIME, budgetMs: 800 },
  inFull: { stages: IN_FULL, budgetMs: 2_000 },
}
