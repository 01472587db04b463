import type { Answer } from './answer.ts'
import { faultAnswer, refusalAnswer } from './answer.ts'
import { callApi } from './api/table.ts'
import type { Call, CallOutcome } from './calls.ts'
import { findMedia } from './media.ts'
import { accessToken } from './oauth/accessToken.ts'
import { permission } from './oauth/permission.ts'
import { Refusal } from './refusal.ts'
import type { HttpRequest } from './request.ts'
import { shownParams } from './request.ts'
import type { World } from './world.ts'
import { changed } from './world.ts'

const MEDIA = '/media/'

/** Carries out one call, whichever part of Zalo it is meant for, faults included. */
export async function call(world: World, request: HttpRequest): Promise<Answer> {
  const path = request.path.startsWith(MEDIA) ? '/media' : request.path
  const params = path === '/media' ? { path: request.path } : shownParams(request)
  const entry: Call = { method: request.method, path, params, at: world.now(), outcome: {} }
  world.calls.push(entry)
  const met = world.faults.takeCall(path)
  const answer = met === undefined || met.applied ? await refusalsAnswered(world, request) : undefined
  const final = met === undefined ? answer : faultAnswer(world, met.fault)
  if (final === undefined) throw new Error('a call has an answer or a fault')
  entry.outcome = { ...outcomeOf(final), ...(met === undefined ? {} : { fault: met.fault.kind }) }
  changed(world)
  return final
}

async function refusalsAnswered(world: World, request: HttpRequest): Promise<Answer> {
  try {
    return await answerOf(world, request)
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(world, error)
    throw error
  }
}

/** Without /oa/ the OAuth addresses are another product, Social Login, which this Zalo does not have. */
async function answerOf(world: World, request: HttpRequest): Promise<Answer> {
  if (request.path.startsWith(MEDIA)) return download(world, request.path.slice(MEDIA.length))
  const address = `${request.method} ${request.path}`
  if (address === 'GET /v4/oa/permission') return permission(world, request)
  if (address === 'POST /v4/oa/access_token') return accessToken(world, request)
  return callApi(world, request)
}

function download(world: World, path: string): Answer {
  const media = findMedia(world, path)
  if (media === undefined) return { kind: 'html', status: 404, page: '<h1>404 Not Found</h1>' }
  return { kind: 'file', bytes: media.bytes, type: media.type }
}

function outcomeOf(answer: Answer): CallOutcome {
  if (answer.kind === 'hang' || answer.kind === 'reset') return {}
  if (answer.kind === 'file') return { status: 200 }
  if (answer.kind === 'redirect') return { status: 302 }
  if (answer.kind === 'html') return { status: answer.status }
  const { status, body } = answer
  return typeof body.error === 'number' ? { status, error: body.error, body } : { status, body }
}
