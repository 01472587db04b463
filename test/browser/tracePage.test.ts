import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeNotices } from '../../db/noticesToSend.ts'
import { BEGINNING, type Ground, newGround } from '../flows/world/ground.ts'
import { listen } from '../server/routes/support/logPages.ts'
import { type Case, exposed, openCase, READER, traceLinkTo } from '../server/routes/support/tracePages.ts'
import { wholeApp } from '../server/routes/support/wholeApp.ts'
import { launchBrowser, phone } from './support/browser.ts'
import { buttonColours, named, overhang, tooSmall } from './support/plainPages.ts'

/** Where the pages are to be looked at by eye, if anywhere. */
const PICTURES = process.env.PICTURES

let browser: Browser
let ground: Ground
let app: FastifyInstance
let base = ''
let one: Case

beforeAll(async () => {
  browser = await launchBrowser()
  ground = await newGround()
  app = await wholeApp(ground.database, { now: () => BEGINNING, city: ground.city })
  base = await listen(app)
})
beforeEach(async () => {
  await ground.clear('web')
  one = await openCase(ground, BEGINNING)
  const people = await exposed(
    ground,
    BEGINNING,
    { name: 'Ngô Bảo Trâm', phone: '+84987654321', birth: '1990', address: '3 Cầu Đất, phường Ngô Quyền' },
    { name: 'Nguyễn Hoàng Phương Thảo Vy', phone: '+447911123456', birth: '1985-06-15' },
    { name: 'Lý Gia Hân', birth: '2019' },
    { name: 'Phạm Văn Minh', phone: '+84912000111' },
  )
  await ground.database.client`
    update visits set ended_by = 'usual stay', companions = 2 where person_id = ${people[1] ?? 0}`
  const told = people.slice(0, 3)
  await makeNotices(ground.database, one.trace.id, told, BEGINNING)
  await ground.database.client`
    update exposure_notices set delivered_at = ${BEGINNING.toISOString()}, outbox_id = 1 where person_id = ${people[1] ?? 0}`
  await ground.database.client`
    update exposure_notices set call_since = ${BEGINNING.toISOString()} where delivered_at is null`
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
  await ground?.close()
})

async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/trace-${name}.png`, fullPage })
}

test('a tracer opens the names on a small phone, without a script, and ticks a call off', async () => {
  const { context, faults, open } = await phone(browser, { script: false })
  const page = await open(base + (await traceLinkTo(ground, one, BEGINNING)))
  await picture(page, 'door')
  await page.getByRole('button', { name: 'Mở danh sách' }).tap()
  await page.getByRole('heading', { name: 'Người có mặt cùng lúc' }).waitFor()
  await picture(page, 'phone')
  await picture(page, 'phone-screen', false)
  const address = page.url()

  await page.getByRole('button', { name: 'Đã gọi được: Ngô Bảo Trâm' }).tap()
  await page.getByText('đã gọi được 24/11/2025 12:00').first().waitFor()
  expect(page.url()).toBe(`${address}#calls`)
  await picture(page, 'called', false)

  // A page without script has nothing to measure itself with.
  const measured = await phone(browser, { dark: true })
  const same = await measured.open(address)
  await same.getByRole('heading', { name: 'Đường dẫn này không còn dùng được' }).waitFor()
  await same.goto(base + (await traceLinkTo(ground, one, BEGINNING, 3)))
  await same.getByRole('button', { name: 'Mở danh sách' }).tap()
  await same.getByRole('heading', { name: 'Người có mặt cùng lúc' }).waitFor()
  expect(await overhang(same)).toBe(0)
  expect(await tooSmall(same)).toEqual([])
  expect(await named(same)).toEqual(['Đã gọi được: Lý Gia Hân', 'Chưa gọi được: Lý Gia Hân'])
  for (const [words, behind] of await buttonColours(same)) expect(words).not.toBe(behind)
  await picture(same, 'dark')
  expect([...faults, ...measured.faults]).toEqual([])
  await Promise.all([context.close(), measured.context.close()])
})

test('a wide screen shows a table, and paper bears its reader on every sheet', async () => {
  const { context, faults, open } = await phone(browser, { width: 1200, touch: false })
  const page = await open(base + (await traceLinkTo(ground, one, BEGINNING, 7)))
  await page.getByRole('button', { name: 'Mở danh sách' }).click()
  await page.getByRole('columnheader', { name: 'Điện thoại' }).first().waitFor()
  expect(await overhang(page)).toBe(0)
  await picture(page, 'wide')
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate('getComputedStyle(document.querySelector("svg.mark")).position')).toBe('fixed')
  expect(await page.getByRole('button').count()).toBe(0)
  expect(await page.getByText(`Người xem: ${READER}`).count()).toBe(2)
  if (PICTURES)
    await page.pdf({
      path: `${PICTURES}/trace-print.pdf`,
      format: 'A4',
      margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' },
    })
  expect(faults).toEqual([])
  await context.close()
})
