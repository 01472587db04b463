import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { makeCode, showCode } from '../../bot/qr/code.ts'
import { type OwnDatabase, ownDatabase } from '../bot/channels/web/support/ownDatabase.ts'
import { hangPoster } from '../server/routes/support/hangPoster.ts'
import { CITY, wholeApp } from '../server/routes/support/wholeApp.ts'
import { launchBrowser, type Phone, phone } from './support/browser.ts'

const CODE = makeCode(randomBytes)
const CLIPBOARD = ['clipboard-read', 'clipboard-write']
/** What an old phone, or the browser inside another app, does not let a page do. */
const NO_COPYING = `document.execCommand = () => false`
const NO_CLIPBOARD = `delete Navigator.prototype.clipboard`
const REFUSED = `navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))`

let browser: Browser
let place: OwnDatabase
let app: FastifyInstance
let base = ''
/** Stands for Zalo, which the tests do not reach; its address is gone to by a redirect of ours. */
let zalo: Server
let zaloLink = ''
let current: Phone

beforeAll(async () => {
  browser = await launchBrowser()
  place = await ownDatabase()
  const database = place.connect()
  await hangPoster(database, CODE)
  zalo = createServer((_request, response) => response.end('Zalo')).listen(0, '127.0.0.1')
  await once(zalo, 'listening')
  zaloLink = `http://127.0.0.1:${(zalo.address() as AddressInfo).port}/`
  const entry = { botName: () => 'Khai báo y tế Hải Phòng', chatLink: zaloLink }
  app = await wholeApp(database, { messengers: { ...CITY.messengers, zalo: entry } })
  await app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
})
afterEach(() => current.context.close())
afterAll(async () => {
  await browser.close()
  await app.close()
  zalo.closeAllConnections()
  zalo.close()
  await place.drop()
})

type Opening = { readonly script?: boolean; readonly locale?: string; readonly first?: readonly string[] }

async function opened({ script = true, locale = 'vi-VN', first = [] }: Opening = {}): Promise<Page> {
  current = await phone(browser, { locale, script })
  await current.context.grantPermissions(CLIPBOARD, { origin: base })
  if (script) await elsewhere(`navigator.clipboard.writeText('nothing yet')`)
  for (const content of first)
    await current.context.addInitScript({
      content: `if (location.pathname.startsWith('/v/')) { ${content} }`,
    })
  return current.open(`${base}/v/${CODE}`)
}

/** Runs in another page of ours, which has its powers. */
async function elsewhere<Result>(script: string): Promise<Result> {
  const other = await current.context.newPage()
  await other.goto(`${base}/plain.css`)
  const result = await other.evaluate<Result>(script)
  await other.close()
  return result
}
const clipboard = () => elsewhere<string>('navigator.clipboard.readText()')
const tapZalo = (page: Page) => page.locator('#zalo').tap()
const shows = (page: Page, words: string) => page.getByText(words).isVisible()

test('one tap copies the code and opens Zalo', async () => {
  const page = await opened()
  expect(await shows(page, 'mã dưới đây được chép sẵn')).toBe(true)
  expect(await shows(page, 'nhấn giữ mã dưới đây')).toBe(false)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  await tapZalo(page)
  await page.waitForURL(zaloLink)
  expect(await clipboard()).toBe(showCode(CODE))
  expect(current.faults).toEqual([])
})

test('the code can be copied alone', async () => {
  const page = await opened({ locale: 'en-GB' })
  await page.getByRole('button', { name: 'Copy', exact: true }).tap()
  await page.getByRole('button', { name: 'Copied', exact: true }).waitFor()
  expect(await clipboard()).toBe(showCode(CODE))
})

test('one tap does the same where only the newer way of copying works', async () => {
  const page = await opened({ first: [NO_COPYING] })
  await tapZalo(page)
  await page.waitForURL(zaloLink)
  expect(await clipboard()).toBe(showCode(CODE))
})

test('and where only the older one does', async () => {
  const page = await opened({ first: [NO_CLIPBOARD] })
  await tapZalo(page)
  await page.waitForURL(zaloLink)
  expect(await clipboard()).toBe(showCode(CODE))
})

test('whoever has nothing to paste is told before Zalo opens, and goes there with the next tap', async () => {
  const page = await opened({ first: [NO_COPYING, REFUSED] })
  await tapZalo(page)
  await page.getByRole('alert').waitFor()
  expect(page.url()).toBe(`${base}/v/${CODE}`)
  expect(await shows(page, 'nhấn giữ mã dưới đây')).toBe(true)
  expect(await page.getByRole('button').count()).toBe(0)
  await tapZalo(page)
  await page.waitForURL(zaloLink)
})

test('without script the code is shown to be copied by hand, and the link works', async () => {
  const page = await opened({ script: false })
  expect(await shows(page, 'nhấn giữ mã dưới đây')).toBe(true)
  expect(await shows(page, 'mã dưới đây được chép sẵn')).toBe(false)
  expect(await page.getByRole('button').count()).toBe(0)
  expect(await page.getByText(showCode(CODE), { exact: true }).isVisible()).toBe(true)
  await tapZalo(page)
  await page.waitForURL(zaloLink)
})
