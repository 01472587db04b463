import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { BEGINNING, type Ground, newGround } from '../flows/world/ground.ts'
import { linkTo, listen, VENUE, visited } from '../server/routes/support/logPages.ts'
import { wholeApp } from '../server/routes/support/wholeApp.ts'
import { launchBrowser, phone } from './support/browser.ts'

/** Where the pages are to be looked at by eye, if anywhere. */
const PICTURES = process.env.PICTURES

let browser: Browser
let ground: Ground
let app: FastifyInstance
let base = ''

beforeAll(async () => {
  browser = await launchBrowser()
  ground = await newGround()
  app = await wholeApp(ground.database, { now: () => BEGINNING, city: ground.city })
  base = await listen(app)
})

beforeEach(async () => {
  await ground.clear('web')
  await ground.database
    .client`insert into gates (venue_id, name, direction) values (${VENUE}, 'Cổng sau chợ', 'both')`
  await visited(
    ground,
    { name: 'Trần Thị Bích Ngọc', phone: '+84912345679' },
    '2025-11-22T03:00:00Z',
    '2025-11-24T02:30:00Z',
  )
  await visited(ground, { name: 'Phạm Văn Minh', phone: '+84987654321' }, '2025-11-24T01:00:00Z')
  await visited(
    ground,
    { name: 'Nguyễn Hoàng Phương Thảo Vy', phone: '+447911123456' },
    '2025-11-23T16:55:00Z',
  )
  const minutes = Array.from(
    { length: 120 },
    (_, minute) => new Date(Date.parse('2025-11-24T00:50:00Z') - minute * 60_000),
  )
  await visited(
    ground,
    { name: 'Lê Văn Nam', phone: '+84900000001' },
    ...minutes.map((at) => at.toISOString()),
  )
  await ground.database.client`
    update visits set ended_by = 'usual stay', companions = 2 where started_at = '2025-11-24T01:00:00Z'`
})

afterAll(async () => {
  await browser?.close()
  await app?.close()
  await ground?.close()
})

async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/log-${name}.png`, fullPage })
}
const width = (page: Page) => page.evaluate('document.documentElement.scrollWidth')
const visitors = (page: Page) => page.locator('td.visitor').allInnerTexts()

test('an owner opens the log on a small phone, without a script, narrows it, searches it and turns its pages', async () => {
  const { context, faults, open } = await phone(browser, { script: false })
  const path = await linkTo(ground, { asked: { first: '2025-11-24', last: '2025-11-24' }, now: BEGINNING })
  const page = await open(base + path)
  await picture(page, 'door')
  await page.getByRole('button', { name: 'Mở nhật ký' }).tap()
  await page.getByText('Chợ Ga, 24/11/2025').first().waitFor()
  await picture(page, 'day', false)
  expect(await visitors(page)).toHaveLength(100)
  const address = page.url()

  await page.getByRole('button', { name: 'Trang sau' }).tap()
  await page.getByText('Trang 2').waitFor()
  expect(page.url()).toBe(address)
  await page.getByRole('button', { name: 'Trang trước' }).tap()
  await page.getByText('Trang 1').waitFor()

  await page.getByLabel('Từ ngày').fill('2025-11-20')
  await page.getByLabel('Tên hoặc số điện thoại').fill('phạm văn')
  await page.getByRole('button', { name: 'Xem' }).tap()
  await page.getByText('Tìm theo tên').first().waitFor()
  expect(await visitors(page)).toEqual(['Phạm Văn *** và 2 người đi cùng'])
  await picture(page, 'found')

  await page.getByLabel('Tên hoặc số điện thoại').fill('345 679')
  await page.getByRole('button', { name: 'Xem' }).tap()
  await page.getByRole('alert').waitFor()
  await picture(page, 'problem', false)
  await page.getByLabel('Tên hoặc số điện thoại').fill('0912 345 679')
  await page.getByRole('button', { name: 'Xem' }).tap()
  await page.getByText('Tìm theo số điện thoại').first().waitFor()
  expect(await visitors(page)).toEqual(['Trần Thị Bích ***', 'Trần Thị Bích ***'])
  await page.getByLabel('Tên hoặc số điện thoại').fill('nguyễn hoàng')
  await page.getByRole('button', { name: 'Xem' }).tap()
  await page.getByText('Nguyễn Hoàng Phương Thảo').waitFor()
  await picture(page, 'foreign')
  expect(page.url()).toBe(address)

  // A page without script has nothing to measure itself with.
  const measured = await phone(browser)
  const same = await measured.open(address)
  expect(await width(same)).toBe(390)
  expect([...faults, ...measured.faults]).toEqual([])
  await Promise.all([context.close(), measured.context.close()])
})

test('a wide screen shows it as a table, and it can be read in the dark', async () => {
  const { context, faults, open } = await phone(browser, { width: 1100, touch: false, dark: true })
  const path = await linkTo(ground, {
    asked: { first: '2025-11-22', last: '2025-11-24' },
    now: BEGINNING,
    seed: 7,
  })
  const page = await open(base + path)
  await page.getByRole('button', { name: 'Mở nhật ký' }).click()
  await page.getByRole('columnheader', { name: 'Điện thoại' }).waitFor()
  await picture(page, 'wide', false)
  expect(await width(page)).toBe(1100)
  expect(faults).toEqual([])
  await context.close()
})
