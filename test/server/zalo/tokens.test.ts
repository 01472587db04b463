import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readOaTokens } from '../../../db/oaTokens.ts'
import { eventually } from '../../support/eventually.ts'
import { openZaloHouse, type Process, type ZaloHouse } from './support/zaloHouse.ts'

const OAUTH = '/v4/oa/access_token'
const ACCOUNT = '/v2.0/oa/getoa'
const HOUR = 3_600_000

let house: ZaloHouse
let process: Process

beforeEach(async () => {
  house = await openZaloHouse()
  await house.connectAccount()
  process = await house.process()
})
afterEach(() => house.end())

const kept = async () => await readOaTokens(house.database, house.zalo.oaId)
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR)
const exchanges = () => house.zalo.callsOf(OAUTH).length
const ask = () =>
  process.zalo.client.call({ method: 'GET', path: ACCOUNT, query: {} }, AbortSignal.timeout(5_000))

describe('the tokens', () => {
  it('are kept sealed: no part of the table shows one', async () => {
    const { access = '', refresh = '' } = (await kept()) ?? {}
    const [row] = await house.database.client<{ whole: string }[]>`
      select string_agg(t::text || encode(t.access_sealed, 'escape') || encode(t.refresh_sealed, 'escape'), ' ') as whole
        from oa_tokens t`
    expect(access.length + refresh.length).toBeGreaterThan(100)
    for (const token of [access, refresh]) {
      expect(row?.whole).not.toContain(token)
      expect(row?.whole).not.toContain(Buffer.from(token).toString('hex'))
    }
  })

  it('are renewed when half of their life is over, and not before', async () => {
    const before = await kept()
    house.now = inHours(12.4)
    expect(await process.zalo.tokens.renewWhenHalfOver()).toBe(false)
    expect(exchanges()).toBe(0)
    house.now = inHours(12.6)
    expect(await process.zalo.tokens.renewWhenHalfOver()).toBe(true)
    const after = await kept()
    expect(after?.access).not.toBe(before?.access)
    expect(after?.refresh).not.toBe(before?.refresh)
    expect(await ask()).toMatchObject({ oaid: house.zalo.oaId })
    expect(house.zalo.refreshes).toBe(1)
  })

  it('are renewed once by several processes at the same time', async () => {
    const others = await Promise.all([house.process(), house.process(), house.process()])
    await house.database.client`
      update oa_tokens set refreshed_at = refreshed_at - interval '13 hours', access_until = access_until - interval '13 hours'`
    const renewed = await Promise.all([process, ...others].map(({ zalo }) => zalo.tokens.renewWhenHalfOver()))
    expect(renewed.filter(Boolean)).toHaveLength(1)
    expect(exchanges()).toBe(1)
  })

  it('that Zalo takes no more are renewed once, and the call is repeated once', async () => {
    await ask()
    house.zalo.faults.refuse(1, -216, { on: [ACCOUNT] })
    await ask()
    expect(house.zalo.refreshes).toBe(1)
    house.zalo.faults.refuse(2, -220, { on: [ACCOUNT] })
    await expect(ask()).rejects.toThrow('zalo -220')
    expect(house.zalo.refreshes).toBe(2)
    expect(house.zalo.callsOf(ACCOUNT)).toHaveLength(5)
  })
})

describe('four processes on one database', () => {
  it('that find the token stale at once use the refresh token once, and all can send', async () => {
    const children = await Promise.all(Array.from({ length: 4 }, () => startChild()))
    house.zalo.faults.refuse(4, -216, { on: [ACCOUNT] })
    const said = await Promise.all(children.map((child) => child.go()))
    expect(said).toEqual(['sent', 'sent', 'sent', 'sent'])
    expect([house.zalo.refreshes, exchanges()]).toEqual([1, 1])
  })
})

/** A process of its own that has read the token and waits. */
async function startChild(): Promise<{ go(): Promise<string> }> {
  const { oaId, appId, appSecret, apiRoot } = house.zalo
  const script = fileURLToPath(new URL('./support/tokenChild.ts', import.meta.url))
  const order = ['--import', import.meta.resolve('tsx'), script, house.url, oaId, appId, appSecret, apiRoot]
  const child = spawn(globalThis.process.execPath, order, { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill())
  const lines: string[] = []
  createInterface(child.stdout).on('line', (line) => lines.push(line))
  await eventually(() => lines.includes('ready'), 'a process never began')
  return {
    async go() {
      child.stdin.end()
      return eventually(() => lines[1], 'a process never ended')
    },
  }
}

describe('a refresh that fails', () => {
  it.each([
    ['with a number', true, 200],
    ['without a number', false, 200],
    ['without a number and with HTTP 400', false, 400],
  ])(
    'with HTTP 200 or not, %s, never overwrites the tokens, and asks for consent once',
    async (_what, number, code) => {
      const before = await kept()
      Object.assign(house.zalo.switches, { tokenErrorNumber: number, tokenErrorStatus: code })
      house.zalo.revoke()
      await expect(ask()).rejects.toThrow('zalo consent needed')
      await expect(ask()).rejects.toThrow('zalo consent needed')
      expect(await kept()).toMatchObject({
        access: before?.access,
        refresh: before?.refresh,
        consentNeeded: true,
      })
      expect(exchanges()).toBe(1)
      expect(await house.alarms()).toEqual(['zalo consent'])
    },
  )

  it('because nobody answers as Zalo does keeps the tokens and is tried again', async () => {
    const { faults } = house.zalo
    const before = await kept()
    house.now = inHours(13)
    for (const fail of [
      () => faults.serverErrorHtml(1, { on: [OAUTH] }),
      () => faults.reset(1, { on: [OAUTH] }),
      () => faults.refuse(1, -32, { on: [OAUTH] }),
    ]) {
      fail()
      await expect(process.zalo.tokens.renewWhenHalfOver()).rejects.toThrow('zalo refresh failed')
      expect(await kept()).toEqual(before)
      expect(await house.alarms()).toEqual(['zalo refresh'])
    }
    expect(await process.zalo.tokens.renewWhenHalfOver()).toBe(true)
    expect(await house.alarms()).toEqual([])
    expect((await kept())?.access).not.toBe(before?.access)
  })

  it('because it hangs holds one connection and one call for all who wait in a process', async () => {
    house.zalo.faults.hang(8, { on: [OAUTH] })
    house.zalo.faults.refuse(8, -216, { on: [ACCOUNT] })
    const before = await kept()
    const refusedBefore = house.zalo.callsOf(ACCOUNT).length
    const asked = Array.from({ length: 8 }, () => ask().catch((error: Error) => error.message))
    await eventually(() => exchanges() === 1 && house.zalo.callsOf(ACCOUNT).length === refusedBefore + 8)
    const [{ waiting } = { waiting: -1 }] = await house.database.client<{ waiting: number }[]>`
      select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and state = 'idle in transaction'
          or datname = current_database() and wait_event_type = 'Lock'`
    expect(waiting).toBe(1)
    // The emulator cuts what hangs when it ends; waiting for our own deadline would take ten seconds.
    await house.zalo.stop()
    expect(new Set(await Promise.all(asked))).toEqual(new Set(['delivery failed: zalo refresh failed']))
    expect(exchanges()).toBe(1)
    expect(await kept()).toEqual(before)
  })
})
