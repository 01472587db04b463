import type { Arguments } from './arguments.ts'
import type { Call, CallOutcome } from './calls.ts'
import type { CallFault } from './faults.ts'
import { linkedFile } from './files.ts'
import { WithDescription } from './methods/method.ts'
import { METHODS } from './methods/table.ts'
import type { RefusalParameters } from './refusal.ts'
import { Refusal, tooManyRequests } from './refusal.ts'
import type { World } from './world.ts'
import { changed } from './world.ts'

/** How the HTTP side is to answer. */
export type Answer =
  | { readonly kind: 'json'; readonly status: number; readonly body: AnswerBody }
  | { readonly kind: 'file'; readonly bytes: Buffer }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }

export type AnswerBody =
  | { readonly ok: true; readonly result: unknown; readonly description?: string }
  | {
      readonly ok: false
      readonly error_code: number
      readonly description: string
      readonly parameters?: RefusalParameters
    }

export interface CallContext {
  readonly inWebhookReply?: boolean
  /** Aborts when the bot hangs up. */
  readonly hangUp?: AbortSignal
}

/** Carries out one call of the bot, faults included. */
export function call(
  world: World,
  method: string,
  args: Arguments,
  context: CallContext = {},
): Promise<Answer> {
  return recorded(world, method, args.shown(), context, async () => {
    const run = METHODS.get(method.toLowerCase())
    if (run === undefined) throw new Refusal(404, 'Not Found: method not found')
    const result = await run(world, args, context.hangUp ?? new AbortController().signal)
    if (!(result instanceof WithDescription)) return { kind: 'json', status: 200, body: { ok: true, result } }
    const { result: value, description } = result
    return { kind: 'json', status: 200, body: { ok: true, result: value, description } }
  })
}

/** Hands out a file; among the calls and for faults its name is 'file'. */
export function download(world: World, path: string): Promise<Answer> {
  return recorded(world, 'file', { path }, {}, async () => {
    const file = linkedFile(world, path)
    if (file === undefined) throw new Refusal(404, 'Not Found')
    return { kind: 'file', bytes: file.bytes }
  })
}

async function recorded(
  world: World,
  method: string,
  params: Call['params'],
  context: CallContext,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const inWebhookReply = context.inWebhookReply === true
  const entry: Call = { method, params, at: world.now(), inWebhookReply, outcome: {} }
  world.calls.push(entry)
  const met = world.faults.takeCall(method)
  const answer = met === undefined || met.applied ? await refusalsAnswered(run) : undefined
  const final = met === undefined ? answer : faultAnswer(met.fault)
  if (final === undefined) throw new Error('a call has an answer or a fault')
  entry.outcome = { ...outcomeOf(final), ...(met === undefined ? {} : { fault: met.fault.kind }) }
  changed(world)
  return final
}

async function refusalsAnswered(run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error)
    throw error
  }
}

export function refusalAnswer({ code, message: description, parameters }: Refusal): Answer {
  const body = { ok: false as const, error_code: code, description }
  return { kind: 'json', status: code, body: parameters === undefined ? body : { ...body, parameters } }
}

function faultAnswer(fault: CallFault): Answer {
  if (fault.kind !== 'refuse') return fault
  if (fault.retryAfter !== undefined) return refusalAnswer(tooManyRequests(fault.retryAfter))
  return refusalAnswer(new Refusal(fault.code, fault.description))
}

function outcomeOf(answer: Answer): CallOutcome {
  if (answer.kind === 'hang' || answer.kind === 'reset') return {}
  if (answer.kind === 'file') return { status: 200 }
  if (answer.kind === 'html') return { status: answer.status }
  const { status, body } = answer
  if (body.ok) return { status, result: body.result }
  const retryAfter = body.parameters?.retry_after
  const { description } = body
  return retryAfter === undefined ? { status, description } : { status, description, retryAfter }
}
