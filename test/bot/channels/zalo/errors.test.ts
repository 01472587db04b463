import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type DeliveryDecision, DeliveryError } from '../../../../bot/channels/channel.ts'
import { createZaloClient } from '../../../../bot/channels/zalo/client.ts'
import { judge, ZaloError } from '../../../../bot/channels/zalo/errors.ts'
import type { Person } from '../../../emulators/zalo/people/person.ts'
import { startAnswering } from './support/answering.ts'
import { type OnZalo, onZalo } from './support/onZalo.ts'

const CS = '/v3.0/oa/message/cs'
const NOON = new Date('2026-11-30T05:00:00Z')

let on: OnZalo
let citizen: Person

beforeEach(async () => {
  on = await onZalo({ now: () => NOON })
  citizen = on.zalo.user({ name: 'Ngọc' })
  citizen.send('chào')
})
afterEach(() => on.zalo.stop())

const heard = () => citizen.messages.filter(({ fromBot }) => fromBot).map(({ text }) => text)
const hold = (alarm: string): DeliveryDecision => ({ kind: 'hold', afterSeconds: 120, alarm })
const later = (alarm: string): DeliveryDecision => ({ kind: 'retry', afterSeconds: 3600, alarm })
const few: DeliveryDecision = { kind: 'retry', atMost: 5 }
const giveUp: DeliveryDecision = { kind: 'giveUp' }
const unreachable: DeliveryDecision = { kind: 'unreachable' }
const park: DeliveryDecision = { kind: 'park' }
const retry: DeliveryDecision = { kind: 'retry' }
const slower: DeliveryDecision = { kind: 'pace', afterSeconds: 15, of: 'channel' }

describe('what is to be done about Zalo’s', () => {
  it.each<[number, DeliveryDecision, string]>([
    [-32, slower, 'too many calls'],
    [-100, { kind: 'retry', afterSeconds: 1, atMost: 5 }, 'an upload that ran out'],
    [-118, hold('consent'), 'an invalid grant'],
    [-200, few, 'a failure of its own'],
    [-201, giveUp, 'a field that is invalid'],
    [-204, hold('account'), 'an account turned off'],
    [-205, hold('account'), 'an account that is not there'],
    [-209, later('configuration'), 'an address that is not supported'],
    [-210, giveUp, 'something too long'],
    [-211, later('quota'), 'a quota that is spent'],
    [-212, later('configuration'), 'an address that is not registered'],
    [-213, unreachable, 'somebody who does not follow'],
    [-217, unreachable, 'somebody who blocked'],
    [-218, { kind: 'retry', afterSeconds: 3600 }, 'somebody who got enough today'],
    [-219, hold('configuration'), 'an app that was removed'],
    [-221, later('configuration'), 'an account that is not verified'],
    [-223, later('consent'), 'an address without consent'],
    [-224, hold('package'), 'a package that is too small'],
    [-227, unreachable, 'somebody banned or gone'],
    [-230, park, 'seven days without a word'],
    [-232, park, 'an interaction too long ago'],
    [-233, giveUp, 'a kind of message that is none'],
    [-234, { kind: 'retry', afterSeconds: 18 * 3600 + 1 }, 'the night'],
    [-235, later('configuration'), 'the wrong kind of account'],
    [-237, unreachable, 'a group that is turned off'],
    [-238, giveUp, 'a package of groups in use'],
    [-240, giveUp, 'an address that was shut down'],
    [-241, giveUp, 'a package of groups turned off'],
    [-242, hold('configuration'), 'a proof that is invalid'],
    [-244, unreachable, 'somebody who wants none of it'],
    [-248, { kind: 'giveUp', alarm: 'rules' }, 'its rules'],
    [-249, giveUp, 'a template'],
    [-320, later('payment'), 'an account without money'],
    [-321, later('payment'), 'money that ran out'],
    [-403, unreachable, 'a group without us'],
    [-999, few, 'a code that nobody knows'],
    [404, few, 'an address that nobody knows'],
    [12_345, few, 'a code of another sign'],
  ])('%i', async (code, decision, _what) => {
    on.zalo.faults.refuse(1, code, { on: [CS] })
    const error = await on.failed(citizen)
    expect(error.decision).toEqual(decision)
    expect(error.reason).toBe(`zalo ${code}`)
    expect(error.rest).toBeUndefined()
    expect(on.around.renewals).toBe(0)
    expect(on.zalo.callsOf(CS)).toHaveLength(1)
    expect(heard()).toEqual([])
  })

  it('code the same with data beside it', async () => {
    on.zalo.switches.dataInErrors = true
    on.zalo.faults.refuse(1, -230, { on: [CS] })
    expect((await on.failed(citizen)).decision).toEqual(park)
  })

  it.each([-216, -220, -401, 216, 401])(
    '%i of a token: another one, and the same call again',
    async (code) => {
      on.zalo.faults.refuse(1, code, { on: [CS] })
      await on.deliver(citizen, { text: 'Chào' })
      expect(heard()).toEqual(['Chào'])
      expect(on.around.renewals).toBe(1)
      on.zalo.faults.refuse(2, code, { on: [CS] })
      const { decision, reason } = await on.failed(citizen)
      expect({ decision, reason }).toEqual({ decision: hold('token'), reason: `zalo ${code}` })
      expect(on.around.renewals).toBe(2)
    },
  )

  it('HTTP 401 is of a token too, whatever page comes with it', async () => {
    on.zalo.faults.serverErrorHtml(1, { on: [CS], status: 401 })
    await on.deliver(citizen, { text: 'Chào' })
    expect(on.around.renewals).toBe(1)
    on.zalo.faults.serverErrorHtml(2, { on: [CS], status: 401 })
    expect((await on.failed(citizen)).decision).toEqual(hold('token'))
  })

  it('real end of a token is mended on the way', async () => {
    on.zalo.revoke()
    await on.deliver(citizen, { text: 'Chào' })
    expect(heard()).toEqual(['Chào'])
  })

  it('limit of calls of its own', async () => {
    on.zalo.switches.oaCallsPerMinute = 1
    await on.deliver(citizen, { text: 'một' })
    expect((await on.failed(citizen, { text: 'hai' })).decision).toEqual(slower)
  })

  it('quota of somebody who follows and never wrote, which holds nobody else', async () => {
    const follower = on.zalo.user()
    follower.follow()
    for (const text of ['một', 'hai', 'ba']) await on.deliver(follower, { text })
    expect((await on.failed(follower)).decision).toEqual(later('quota'))
    await on.deliver(citizen, { text: 'Chào' })
    expect(heard()).toEqual(['Chào'])
  })

  it('people who blocked the account, and groups that are gone', async () => {
    citizen.block()
    expect((await on.failed(citizen)).decision).toEqual(unreachable)
    const group = on.zalo.group({ name: 'Tổ 5', members: [] })
    group.disable()
    expect((await on.failed(group)).decision).toEqual(unreachable)
    group.enable()
    group.dissolve()
    expect((await on.failed(group)).decision).toEqual(unreachable)
  })
})

describe('what is to be done about', () => {
  it.each<[string, (on: OnZalo) => void, DeliveryDecision, string]>([
    ['HTTP 429', ({ zalo }) => zalo.faults.serverErrorHtml(1, { status: 429 }), slower, 'zalo http 429'],
    ['HTTP 429 with a code', ({ zalo }) => zalo.faults.refuse(1, -32, { status: 429 }), slower, 'zalo -32'],
    ['HTTP 500', ({ zalo }) => zalo.faults.serverErrorHtml(1, { status: 500 }), retry, 'zalo http 500'],
    ['HTTP 502', ({ zalo }) => zalo.faults.serverErrorHtml(1), retry, 'zalo http 502'],
    ['HTTP 504', ({ zalo }) => zalo.faults.serverErrorHtml(1, { status: 504 }), retry, 'zalo http 504'],
    ['HTTP 403', ({ zalo }) => zalo.faults.serverErrorHtml(1, { status: 403 }), retry, 'zalo http 403'],
    ['a page', ({ zalo }) => zalo.faults.serverErrorHtml(1, { status: 200 }), retry, 'zalo http 200'],
    ['a connection that is cut', ({ zalo }) => zalo.faults.reset(1), retry, 'network'],
  ])('%s', async (_what, arrange, decision, reason) => {
    arrange(on)
    const error = await on.failed(citizen)
    expect({ decision: error.decision, reason: error.reason }).toEqual({ decision, reason })
    expect(heard()).toEqual([])
  })

  it('no answer: ended by the signal', async () => {
    on.zalo.faults.hang(1)
    const begun = performance.now()
    const error = await on.failed(citizen, { text: 'Chào' }, { signal: AbortSignal.timeout(100) })
    expect(error).toMatchObject({ decision: retry, reason: 'network' })
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  it('nobody there', async () => {
    await on.zalo.stop()
    expect((await on.failed(citizen)).decision).toEqual(retry)
  })

  it('an answer that is lost after the message went: it is said again rather than never', async () => {
    on.zalo.faults.reset(1, { applied: true })
    expect((await on.failed(citizen)).decision).toEqual(retry)
    expect(heard()).toEqual(['Chào'])
  })

  it('a wait for the next call that breaks off', async () => {
    on.around.spendCall = async () => {
      throw new Error('the process stops')
    }
    const error = await on.failed(citizen, { text: 'a '.repeat(1_500) })
    expect(error).toMatchObject({ decision: retry, reason: 'network' })
    expect(error.rest?.text.length).toBeGreaterThan(100)
  })

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '"Success"',
    '{"error":null}',
    '{"error":"0"}',
    '{"data":{"message_id":"a"}}',
  ])('an answer that says no success: %s', async (body) => {
    const server = await startAnswering(200, body)
    const tokens = { current: async () => 'a', renewed: async () => 'b' }
    const client = createZaloClient(server.root, tokens)
    const call = client.call({ method: 'GET', path: '/', query: {} }, AbortSignal.timeout(10_000))
    await expect(call).rejects.toMatchObject({ decision: retry, reason: 'zalo http 200' })
    await server.stop()
  })

  it('a redirect, which could carry the token elsewhere', async () => {
    const elsewhere = await startAnswering(200, '{"error":0}')
    const server = await startAnswering(307, '', { location: elsewhere.root })
    const client = createZaloClient(server.root, { current: async () => 'a', renewed: async () => 'b' })
    await expect(
      client.call({ method: 'GET', path: '/', query: {} }, AbortSignal.timeout(10_000)),
    ).rejects.toThrow()
    expect(elsewhere.asked()).toBe(0)
    await Promise.all([server.stop(), elsewhere.stop()])
  })

  it('no token: what the keeper of tokens decided', async () => {
    const held = new DeliveryError({ kind: 'hold', afterSeconds: 60 }, 'zalo consent needed')
    const none = async (): Promise<string> => {
      throw held
    }
    const signal = AbortSignal.timeout(10_000)
    const call = { method: 'GET', path: '/v2.0/oa/getoa', query: {} } as const
    const without = createZaloClient(on.zalo.apiRoot, { current: none, renewed: none })
    await expect(without.call(call, signal)).rejects.toBe(held)
    const stale = createZaloClient(on.zalo.apiRoot, { current: async () => 'stale', renewed: none })
    await expect(stale.call(call, signal)).rejects.toBe(held)
    expect(judge(held, NOON)).toBe(held)
  })
})

it('nothing is said of the person, the token or the words', async () => {
  on.zalo.faults.reset(1)
  const error = await on.failed(citizen, { text: 'Nguyễn Thị Bí Mật' })
  const told = `${error.message} ${error.reason} ${error.stack} ${JSON.stringify(error)}`
  for (const secret of ['Bí Mật', citizen.id]) expect(told).not.toContain(secret)
})

describe('the night ends at six in Vietnam', () => {
  it.each([
    ['2026-11-30T15:00:00Z', '22:00', 8 * 3600 + 1],
    ['2026-11-30T16:59:59Z', '23:59:59', 6 * 3600 + 2],
    ['2026-11-30T17:00:00Z', '0:00', 6 * 3600 + 1],
    ['2026-11-30T22:59:59Z', '5:59:59', 2],
    ['2026-11-30T23:00:00Z', '6:00', 1],
  ])('from %s, which is %s there', (now, _there, afterSeconds) => {
    const { decision } = judge(new ZaloError(-234), new Date(now))
    expect(decision).toEqual({ kind: 'retry', afterSeconds })
  })
})
