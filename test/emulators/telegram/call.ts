import type { Arguments } from './arguments.ts'
import type { Call, CallOutcome } from './calls.ts'
import type { CallFault } from './faults.ts'
import { WithDescription } from './methods/method.ts'
import { METHODS } from './methods/table.ts'
import { Refusal, tooManyRequests } from './refusal.ts'
import type { World } from './world.ts'
import { changed } from './world.ts'

/** How the HTTP side is to answer. */
export type Answer =
  | {
      readonly kind: 'json'
      readonly status: number
      readonly body: AnswerBody
      readonly retryAfter?: number
    }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }

export type AnswerBody =
  | { readonly ok: true; readonly result: unknown; readonly description?: string }
  | {
      readonly ok: false
      readonly error_code: number
      readonly description: string
      readonly parameters?: Refusal['parameters']
    }

export interface CallContext {
  readonly inWebhookReply?: boolean
  /** Aborts when the bot hangs up. */
  readonly hangUp?: AbortSignal
}

/** Carries out one call of the bot, faults included, and writes it into `world.calls`. */
export async function call(
  world: World,
  method: string,
  args: Arguments,
  context: CallContext = {},
): Promise<Answer> {
  const entry: Call = {
    method,
    params: args.shown(),
    at: world.now(),
    inWebhookReply: context.inWebhookReply === true,
    outcome: {},
  }
  world.calls.push(entry)
  const met = world.faults.takeCall(method)
  const answer = met === undefined || met.applied ? await carryOut(world, method, args, context) : undefined
  const final = met === undefined ? answer : faultAnswer(met.fault)
  entry.outcome = outcomeOf(final, met?.fault)
  changed(world)
  if (final === undefined) throw new Error('a call has an answer or a fault')
  return final
}

async function carryOut(
  world: World,
  method: string,
  args: Arguments,
  context: CallContext,
): Promise<Answer> {
  try {
    const run = METHODS.get(method.toLowerCase())
    if (run === undefined) throw new Refusal(404, 'Not Found: method not found')
    const result = await run(world, args, context.hangUp ?? new AbortController().signal)
    return { kind: 'json', status: 200, body: { ok: true, ...described(result) } }
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error)
    throw error
  }
}

function described(result: unknown): { readonly result: unknown; readonly description?: string } {
  return result instanceof WithDescription
    ? { result: result.result, description: result.description }
    : { result }
}

export function refusalAnswer(refusal: Refusal): Answer {
  const { code, message: description, parameters } = refusal
  const body = { ok: false as const, error_code: code, description }
  const retryAfter = parameters?.retry_after
  return {
    kind: 'json',
    status: code,
    body: parameters === undefined ? body : { ...body, parameters },
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }
}

function faultAnswer(fault: CallFault): Answer {
  if (fault.kind !== 'refuse') return fault
  if (fault.retryAfter !== undefined) return refusalAnswer(tooManyRequests(fault.retryAfter))
  return refusalAnswer(new Refusal(fault.code, fault.description))
}

function outcomeOf(answer: Answer | undefined, fault: CallFault | undefined): CallOutcome {
  const named = fault === undefined ? {} : { fault: fault.kind }
  if (answer?.kind === 'html') return { status: answer.status, ...named }
  if (answer?.kind !== 'json') return named
  const { status, body, retryAfter } = answer
  if (body.ok) return { status, result: body.result, ...named }
  return {
    status,
    description: body.description,
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...named,
  }
}
