import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FuzzRequest } from './request.ts'
import type { Place } from './sent.ts'
import type { Town } from './town.ts'
import { isGenuine } from './watch/judge.ts'

const FOLDER = fileURLToPath(new URL('./cases/', import.meta.url))

/** A request as it is kept: bytes in base64, and a secret or signature of that run only as whether it was right. */
export type KeptRequest = Omit<FuzzRequest, 'body'> & { readonly body?: string; readonly genuine: boolean }

/** What once went wrong, to be sent again with every test. */
export type Case = Place & {
  readonly seed: number
  readonly why: string
  readonly requests: readonly KeptRequest[]
}

const SECRETS = ['x-telegram-bot-api-secret-token', 'x-zevent-signature']

/** Keeps an input, with what came before it, under its place; gives the file's name. */
export function keepCase(
  { kind, index }: Place,
  found: { readonly seed: number; readonly why: string; readonly requests: readonly FuzzRequest[] },
  town: Town,
): string {
  const name = `${kind}-${found.seed}-${index}.json`
  const requests = found.requests.map((request) => kept(request, town))
  mkdirSync(FOLDER, { recursive: true })
  const whole: Case = { kind, index, seed: found.seed, why: found.why.slice(0, 200), requests }
  writeFileSync(FOLDER + name, `${JSON.stringify(whole, undefined, 2)}\n`)
  return name
}

function kept({ body, headers, ...request }: FuzzRequest, town: Town): KeptRequest {
  const kind = request.path === '/webhooks/zalo' ? 'zalo' : 'telegram'
  const open = Object.entries(headers).filter(([name]) => !SECRETS.includes(name))
  return {
    ...request,
    headers: Object.fromEntries(open),
    ...(body && { body: body.toString('base64') }),
    genuine: isGenuine(kind, { ...request, headers, body }, town),
  }
}

/** Every case that was kept, by its name. */
export function keptCases(): readonly (readonly [name: string, kept: Case])[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => [name, JSON.parse(readFileSync(FOLDER + name, 'utf8')) as Case])
}
