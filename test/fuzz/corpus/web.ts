import type { Chance } from '../chance.ts'
import { mutateBytes } from '../mutate/bytes.ts'
import { mutateJson } from '../mutate/structure.ts'
import { inAddress, strangeText } from '../mutate/texts.ts'
import { type FuzzRequest, get, post } from '../request.ts'
import type { Town } from '../town.ts'
import { pressedData, writtenText } from './words.ts'

/** People who write, the few that write most, and the rooms. */
const PEOPLE = 3_000
const FEW = 4
const ROOMS = 12

/** Something that a browser sends to the chat, or asks of it; most of it changed. */
export function webRequest(chance: Chance, index: number, town: Town): FuzzRequest {
  return chance.weighted<FuzzRequest>([
    [8, () => posted(chance, index, town)],
    [2, () => get(`/chat/messages?${queryOf(chance)}`, headersOf(chance, town))],
    [0.5, () => get(`/chat/files/${inAddress(strangeText(chance), 300)}`, headersOf(chance, town))],
  ])
}

function posted(chance: Chance, index: number, town: Town): FuzzRequest {
  const body = actOf(chance, index, town)
  const changed = chance.is(0.45) ? mutateJson(chance, body) : body
  const json = Buffer.from(JSON.stringify(changed) ?? '')
  return post('/chat/messages', chance.is(0.06) ? mutateBytes(chance, json) : json, headersOf(chance, town))
}

function actOf(chance: Chance, index: number, { codes }: Town): Readonly<Record<string, unknown>> {
  const id = chance.is(0.95)
    ? chance.uuid()
    : `00000000-0000-4000-a000-${String(index % 7).padStart(12, '0')}`
  const age = chance.is(0.8) ? 0 : chance.pick<unknown>([1, 7_200, 1e9, 1e308, -1, '5'])
  return chance.weighted<Readonly<Record<string, unknown>>>([
    [5, () => ({ id, age, kind: 'text', text: writtenText(chance) })],
    [4, () => ({ id, age, kind: 'press', data: pressedData(chance, false), label: 'Ra', ...onOf(chance) })],
    [
      2,
      () => ({
        id,
        age,
        kind: 'open',
        payload: chance.is(0.5) ? chance.pick(codes) : strangeText(chance).slice(0, 256),
      }),
    ],
  ])
}

function onOf(chance: Chance) {
  return chance.pick<Readonly<Record<string, unknown>>>([
    {},
    { on: '1', quiet: true },
    { on: '99999999999999999999', quiet: true },
    { on: chance.uuid(), quiet: false },
  ])
}

/** As the page sends them, for the most part. Each comes from a network of its own, as far as our proxy says. */
export function headersOf(chance: Chance, town: Town): FuzzRequest['headers'] {
  const person = town.person(chance.is(0.06) ? chance.below(FEW) : chance.below(PEOPLE))
  const room = chance.is(0.1) ? { 'x-room': town.person(100_000 + chance.below(ROOMS)) } : {}
  const right = {
    authorization: `Bearer ${person}`,
    'accept-language': chance.pick(['vi', 'en', 'fr;q=0.5', '*']),
    'x-forwarded-for': addressOf(chance),
    ...room,
  }
  return chance.weighted<FuzzRequest['headers']>([
    [92, () => right],
    [1, () => ({})],
    [1, () => ({ authorization: `Bearer ${person.slice(1)}` })],
    [1, () => ({ ...right, 'x-room': chance.pick(['', 'x', person, `${person}=`]) })],
    [
      1,
      () => ({ ...right, authorization: chance.pick([`Basic ${person}`, 'Bearer ', `Bearer  ${person}`]) }),
    ],
    [
      1,
      () => ({
        ...right,
        'content-type': chance.pick(['text/plain', 'image/png', 'application/x-www-form-urlencoded', '']),
      }),
    ],
    [
      1,
      () => ({
        ...right,
        'x-forwarded-for': chance.pick(['', 'unknown', '::ffff:1.2.3.4', 'x, y, z', '1.2.3.4, 127.0.0.1']),
      }),
    ],
  ])
}

export function addressOf(chance: Chance): string {
  if (chance.is(0.7))
    return [1 + chance.below(220), ...Array.from({ length: 3 }, () => chance.below(256))].join('.')
  return `2001:db8:${chance.below(60_000).toString(16)}:${chance.below(60_000).toString(16)}::1`
}

function queryOf(chance: Chance): string {
  const marks = ['', '0', '1', '-1', '99999999999999999999', 'x', '%00', '%FF', chance.uuid(), 'a'.repeat(65)]
  const part = (name: string) => (chance.is(0.5) ? `${name}=${chance.pick(marks)}` : '')
  const wait = chance.pick([
    'wait=0',
    'wait=',
    'wait=-1',
    'wait=NaN',
    'wait=0.001',
    'wait[]=0',
    'wait=0&wait=0',
  ])
  return [wait, part('after'), part('before'), part('typing')].filter((one) => one !== '').join('&')
}
