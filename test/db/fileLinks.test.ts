import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, type Database } from '../../db/connect.ts'
import { findFileLink, keepFileLink, openFileLink } from '../../db/fileLinks.ts'
import { purge } from '../../db/purge.ts'
import { KEYS } from '../flows/world/city.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = connect({ url: fresh.url, keys: KEYS, connections: 4 })
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})
beforeEach(() => database.client`delete from file_links`)

const attachment = { kind: 'personalCode', name: 'Trần Thị Bích Ngọc' }
const keep = (name = 'delivery 1', { oneTime = false, hours = 24 } = {}) =>
  keepFileLink(database, name, { attachment, oneTime, hours })
const find = (token: string, browser?: string) => findFileLink(database, token, browser)
const opened = (token: string, browser: string) =>
  database.transaction((store) => openFileLink(store, token, browser))
/** Lets time pass for what is kept. */
const pass = (time: string) => database.client`
  update file_links set expires_at = expires_at - ${time}::interval, opened_at = opened_at - ${time}::interval`

describe('a link to a file', () => {
  it('shows what was kept, to whoever has its token, and nobody else', async () => {
    const token = await keep()
    expect(token).toMatch(/^[\w-]{22,}$/)
    expect(await find(token)).toEqual({
      attachment,
      oneTime: false,
      openedAt: undefined,
      isOpener: false,
    })
    expect(await find(`${token}a`)).toBeUndefined()
    expect(await find('')).toBeUndefined()
  })

  it('is the same for the same name, and another for another', async () => {
    const tokens = await Promise.all([keep(), keep(), keep(), keep()])
    expect(new Set(tokens).size).toBe(1)
    expect(await keep('delivery 2')).not.toBe(tokens[0])
    expect(await database.client`select 1 from file_links`).toHaveLength(2)
  })

  it('leaves neither its token nor what it shows in the table', async () => {
    const token = await keep()
    const [row] = await database.client<{ whole: string }[]>`
      select l::text || encode(token_hash, 'escape') || encode(attachment_sealed, 'escape') as whole from file_links l`
    expect(row?.whole).not.toContain(token)
    expect(row?.whole).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
    expect(row?.whole).not.toContain('Ngọc')
  })

  it('ends with its time, and is then forgotten', async () => {
    const token = await keep()
    await pass('23 hours 59 minutes')
    expect(await find(token)).toBeDefined()
    await pass('2 minutes')
    expect(await find(token)).toBeUndefined()
    await purge(database, new Date())
    expect(await database.client`select 1 from file_links`).toHaveLength(0)
  })

  it('holds from the last attempt on, because a message may have waited for days', async () => {
    const token = await keep()
    await pass('9 days')
    expect(await keep()).toBe(token)
    expect(await find(token)).toBeDefined()
  })

  it('for once is spent some minutes after it was opened, and another attempt does not renew it', async () => {
    const once = { oneTime: true }
    const token = await keep('delivery 1', once)
    await pass('2 hours')
    expect(await find(token)).toMatchObject({ oneTime: true, openedAt: undefined })
    await opened(token, 'a browser')
    await pass('9 minutes')
    await opened(token, 'a browser')
    expect(await find(token)).toMatchObject({ openedAt: expect.any(Date) })
    await pass('2 minutes')
    expect(await find(token)).toBeUndefined()
    await keep('delivery 1', once)
    expect(await find(token)).toBeUndefined()
  })

  it('belongs to the browser that opened it, however many try at the same moment', async () => {
    const token = await keep('delivery 1', { oneTime: true })
    const browsers = ['a', 'b', 'c', 'd']
    const isOpener = await Promise.all(browsers.map((browser) => opened(token, browser)))
    expect(isOpener.filter((is) => is)).toHaveLength(1)
    expect(await Promise.all(browsers.map((browser) => opened(token, browser)))).toEqual(isOpener)
    const found = await Promise.all(browsers.map((browser) => find(token, browser)))
    expect(found.map((link) => link?.isOpener)).toEqual(isOpener)
    expect(await find(token)).toMatchObject({ attachment, isOpener: false })
  })

  it('for as often as one likes is not spent', async () => {
    const token = await keep()
    await opened(token, 'a browser')
    await pass('1 hour')
    expect(await find(token)).toBeDefined()
  })
})
