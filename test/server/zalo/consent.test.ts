import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { raiseAlarm } from '../../../db/alarms.ts'
import { readOaTokens } from '../../../db/oaTokens.ts'
import { beginZaloConsent } from '../../../server/zalo/consent.ts'
import type { Person } from '../../emulators/zalo/people/person.ts'
import { eventually } from '../../support/eventually.ts'
import { ran } from '../commands/operatorWorld.ts'
import { BASE, openZaloHouse, type Process, type ZaloHouse } from './support/zaloHouse.ts'

let house: ZaloHouse
let process: Process

beforeAll(async () => {
  house = await openZaloHouse()
})
afterAll(() => house.end())
beforeEach(async () => {
  process = await house.process()
  for (const table of ['oa_tokens', 'oa_consents', 'outbox', 'alarms', 'paces'])
    await house.database.client.unsafe(`delete from ${table}`)
})
afterEach(() => process.end())

const begin = () => beginZaloConsent(house.database, process.zalo, BASE)
/** What the administrator's browser meets at the address to which Zalo sent it, on the server under test. */
async function callback(address: string): Promise<{ readonly status: number; readonly page: string }> {
  const { pathname, search } = new URL(address)
  const response = await fetch(`${process.url}${pathname}${search}`)
  return { status: response.status, page: await response.text() }
}
const consented = async () => {
  const tokens = await readOaTokens(house.database, house.zalo.oaId)
  return tokens !== undefined && !tokens.consentNeeded
}
const run = (words: string[], more = {}) => ran(['zalo', ...words], { ...house.variables, ...more })
const changed = (address: string, name: string, value: string) => {
  const url = new URL(address)
  url.searchParams.set(name, value)
  return url.href
}

describe('the page to which Zalo sends an administrator back', () => {
  it('takes the code, and the account can be asked', async () => {
    const address = await house.zalo.consent(await begin())
    expect(address).toMatch(/^https:\/\/khaibao\.example\.vn\/zalo\/oauth\?/)
    const { status, page } = await callback(address)
    expect([status, page]).toEqual([200, expect.stringContaining('Đã nối với Official Account')])
    const signal = AbortSignal.timeout(5_000)
    await process.zalo.client.call({ method: 'GET', path: '/v2.0/oa/getoa', query: {} }, signal)
  })

  it.each([
    ['an unknown state', (address: string) => changed(address, 'state', 'invented')],
    ['no state', (address: string) => changed(address, 'state', '')],
    ['no code', (address: string) => changed(address, 'code', '')],
    ['another account', (address: string) => changed(address, 'oa_id', '9900990099009900990')],
    ['another code', (address: string) => changed(address, 'code', 'invented')],
    ['a state twice', (address: string) => `${address}&state=another`],
  ])('refuses %s', async (_what, spoil) => {
    const address = await house.zalo.consent(await begin())
    expect((await callback(spoil(address))).status).toBe(400)
    expect(await consented()).toBe(false)
  })

  it('takes each consent once, and another account’s answer uses none up', async () => {
    const address = await house.zalo.consent(await begin())
    await callback(changed(address, 'oa_id', '9900990099009900990'))
    expect((await callback(address)).status).toBe(200)
    const { access } = (await readOaTokens(house.database, house.zalo.oaId)) ?? {}
    expect((await callback(address)).status).toBe(400)
    expect((await readOaTokens(house.database, house.zalo.oaId))?.access).toBe(access)
  })

  it('takes none that began more than an hour ago, and forgets it', async () => {
    const address = await house.zalo.consent(await begin())
    await house.database.client`update oa_consents set expires_at = expires_at - interval '60 minutes'`
    expect((await callback(address)).status).toBe(400)
    await begin()
    expect(await house.database.client`select 1 from oa_consents`).toHaveLength(1)
  })

  it('keeps neither the state nor the verifier where somebody could read them', async () => {
    const link = new URL(await begin())
    const [row] = await house.database.client<{ whole: string }[]>`
      select t::text || encode(state_hash, 'escape') || encode(verifier_sealed, 'escape') as whole from oa_consents t`
    expect(row?.whole).not.toContain(link.searchParams.get('state'))
    expect(link.searchParams.get('state')).toHaveLength(43)
  })
})

describe('the commands', () => {
  const address = async () => {
    const { code, out } = await run(['connect'])
    expect(code).toBe(0)
    return house.zalo.consent(/https?:\S+permission\S+/.exec(out.join('\n'))?.[0] ?? '')
  }

  it('give a link, and take the address to which it leads', async () => {
    const { code, out, err } = await run(['code', await address()])
    expect([code, err]).toEqual([0, []])
    expect(out.join('\n')).toContain('Đã nối với Official Account')
    expect(await consented()).toBe(true)
  })

  it('say what to do about an address that does not fit', async () => {
    const fitting = await address()
    for (const [given, says] of [
      ['somewhere', /Thiếu code, state hoặc oa_id/],
      [`${BASE}/zalo/oauth?code=a`, /Thiếu code, state hoặc oa_id/],
      [changed(fitting, 'state', 'invented'), /đã dùng hoặc hết hạn/],
      [changed(fitting, 'oa_id', '9900990099009900990'), /của một Official Account khác/],
      [changed(fitting, 'code', 'invented'), /Zalo không nhận mã/],
      [fitting, /đã dùng hoặc hết hạn/],
    ] as const) {
      const { code, err } = await run(['code', given])
      expect([code, err.join('\n')]).toEqual([1, expect.stringMatching(says)])
    }
    expect(await consented()).toBe(false)
  })

  it('say how to turn Zalo on where it is off', async () => {
    const off = { ZALO_APP_ID: '', ZALO_APP_SECRET: '', ZALO_OA_ID: '', ZALO_OA_SECRET: '' }
    const { code, err } = await run(['connect'], off)
    expect([code, err.join('\n')]).toEqual([1, expect.stringMatching(/Zalo đang tắt/)])
  })
})

describe('while consent is needed', () => {
  let people: Person[]

  beforeEach(async () => {
    people = Array.from({ length: 12 }, () => house.zalo.user())
    await house.connectAccount()
    await house.zalo.setWebhook(`${process.url}/webhooks/zalo`)
    for (const person of people) person.send('Chào')
    await house.zalo.waitForDelivery()
    house.zalo.revoke()
    for (const text of ['một', 'hai', 'ba'])
      for (const person of people) await house.tell(person, text, 'reply')
    process.startDeliveries()
    await eventually(async () => (await house.alarms()).includes('zalo consent'))
    // Every lane has met the closed door, so that all of them must be woken.
    await eventually(async () => {
      const reasons = (await house.outbox()).map(({ reason }) => reason)
      return reasons.filter((reason) => reason !== null).length >= 8
    })
  })

  const heard = () =>
    people.map((person) => person.messages.filter((one) => one.fromBot).map((one) => one.text))

  it.each([
    ['by the page', async () => void (await callback(await house.zalo.consent(await begin())))],
    [
      'by the command',
      async () => {
        const link = (await run(['connect'])).out.join('\n')
        const address = await house.zalo.consent(/https?:\S+permission\S+/.exec(link)?.[0] ?? '')
        expect((await run(['code', address])).code).toBe(0)
      },
    ],
  ])(
    'messages wait uncounted, and go at once and in their order after a new one %s',
    async (_how, consent) => {
      const waiting = await house.outbox()
      expect(waiting.every(({ outcome }) => outcome === null)).toBe(true)
      expect(Math.max(...waiting.map(({ attempts }) => attempts))).toBeLessThanOrEqual(1)
      await raiseAlarm(house.database, 'zalo refresh', 'it failed as well')
      const begun = performance.now()
      await consent()
      await house.delivered()
      // What was held back would have come by itself only after a minute.
      expect(performance.now() - begun).toBeLessThan(15_000)
      expect(heard()).toEqual(people.map(() => ['một', 'hai', 'ba']))
      expect((await house.outbox()).every(({ attempts }) => attempts === 1)).toBe(true)
      expect(await house.alarms()).toEqual([])
    },
  )
})
