import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { readOptions } from '../options.ts'
import { get, KINDS, post } from '../request.ts'
import { isHandled, LEAST_HANDLED, unhandled } from './handled.ts'

const PAGE = '<!doctype html><title>x</title>'
const secrets = {
  telegram: { secret: 'right' },
  zalo: { appId: '1', oaId: '2', oaSecret: 'secret', media: '' },
}
const update = (secret: string) =>
  post('/webhooks/telegram', '{}', { 'x-telegram-bot-api-secret-token': secret })
const event = (signature: string) => post('/webhooks/zalo', '{}', { 'x-zevent-signature': signature })

test('whoever is turned away at the door was not handled, and a page that says no was', () => {
  const page = (status: number, head = '') => isHandled('pages', get('/v/x'), { status, head }, secrets)
  expect([200, 302, 304].map((status) => page(status))).toEqual([true, true, true])
  expect([401, 403, 404, 429, 503].map((status) => page(status))).toEqual([false, false, false, false, false])
  expect([404, 410, 429].map((status) => page(status, PAGE))).toEqual([true, true, false])
})

test('of messengers only what is genuine was handled, whatever the others are told', () => {
  const told = { status: 200, head: '' }
  const signature = createHash('sha256').update('1').update('{}').update('secret').digest('hex')
  expect(['right', 'wrong'].map((one) => isHandled('telegram', update(one), told, secrets))).toEqual([
    true,
    false,
  ])
  expect([signature, 'wrong'].map((one) => isHandled('zalo', event(one), told, secrets))).toEqual([
    true,
    false,
  ])
})

test('a run in which a kind was turned away, or not sent, has failed', () => {
  const all = (sent: number, handled: number) => new Map(KINDS.map((kind) => [kind, { sent, handled }]))
  expect(unhandled(all(100, 100))).toEqual([])
  expect(unhandled(all(100, 0))).toHaveLength(KINDS.length)
  expect(unhandled(all(0, 0))).toHaveLength(KINDS.length)
  for (const kind of KINDS) {
    const least = 100 * LEAST_HANDLED[kind]
    expect(unhandled(new Map([[kind, { sent: 100, handled: least }]]))).toEqual([])
    expect(unhandled(new Map([[kind, { sent: 100, handled: least - 1 }]]))).toHaveLength(1)
  }
})

test('minutes may end a run for which no count was asked', () => {
  expect(readOptions(['--minutes', '1']).isCountAsked).toBe(false)
  expect(readOptions(['--minutes', '1', '--count', '9']).isCountAsked).toBe(true)
})
