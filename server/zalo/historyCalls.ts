import type { DeliveryDecision } from '../../bot/channels/channel.ts'
import type { ZaloData } from '../../bot/channels/zalo/client.ts'
import { judge, ZaloError } from '../../bot/channels/zalo/errors.ts'
import type { ZaloSide } from './side.ts'

/** Milliseconds for one answer, after the call's turn has come. */
const CALL_MILLISECONDS = 60_000
/** How often one call is made at most: a reading of hours must not begin again because one line was cut. */
const TRIES = 3

/** Waits for its turn, and asks; what may pass by itself is asked again. */
export async function callForHistory(
  { client, spendCall }: ZaloSide,
  path: string,
  fields: Readonly<Record<string, string | number>>,
  { stop }: { readonly stop: AbortSignal },
): Promise<ZaloData> {
  for (let attempt = 1; ; attempt++) {
    await spendCall(stop, 'background')
    const signal = AbortSignal.any([stop, AbortSignal.timeout(CALL_MILLISECONDS)])
    try {
      return await client.call({ method: 'GET', path, query: queryOf(path, fields) }, signal)
    } catch (error) {
      if (attempt === TRIES || stop.aborted || !mayPass(error)) throw error
    }
  }
}

/** Addresses of version 2 take their parameters as JSON under `data`, those of version 3 by their names. */
function queryOf(path: string, fields: Readonly<Record<string, string | number>>) {
  return path.startsWith('/v2.')
    ? { data: JSON.stringify(fields) }
    : Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
}

/** The moment decides only when a message would be tried again, and nothing is sent here. */
const decisionOf = (error: unknown): DeliveryDecision => judge(error, new Date(0)).decision

/** A cut line, a page of what stands before Zalo's API, or a code that may mean as much. */
function mayPass(error: unknown): boolean {
  return decisionOf(error).kind === 'retry' && !isAccounts(error)
}

/** The code of a refusal that need not stop a reading; what holds or slows every call does. */
export function refusalIn(error: unknown): number | undefined {
  if (!(error instanceof ZaloError)) return undefined
  const { kind } = decisionOf(error)
  return kind === 'hold' || kind === 'pace' ? undefined : error.code
}

/** Whether a refusal is about the account and what it may do, as the operator's alarms are. */
export function isAccounts(error: unknown): boolean {
  const decision = decisionOf(error)
  return 'alarm' in decision && decision.alarm !== undefined
}
