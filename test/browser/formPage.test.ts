import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Ground, newGround } from '../flows/world/ground.ts'
import { type FewMessages, fewMessages } from '../server/routes/support/pageWorld.ts'
import { wholeApp } from '../server/routes/support/wholeApp.ts'
import { launchBrowser, phone } from './support/browser.ts'

/** Where the pages are to be looked at by eye, if anywhere. */
const PICTURES = process.env.PICTURES

let browser: Browser
let ground: Ground
let app: FastifyInstance
let base = ''
let ngoc: FewMessages

beforeAll(async () => {
  browser = await launchBrowser()
  ground = await newGround()
  app = await wholeApp(ground.database, { city: ground.city })
  await app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
})

beforeEach(async () => {
  await ground.clear('web')
  ngoc = fewMessages(ground, () => new Date())
  await ngoc.says('/khaibao')
})

afterAll(async () => {
  await browser?.close()
  await app?.close()
  await ground?.close()
})

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}

/** Taps on words that stand beside a box. */
const tap = (page: Page, words: string) => page.locator('label.choice', { hasText: words }).first().tap()

test('a whole declaration is filled in on a small phone, without a script, and mistakes lose nothing', async () => {
  const { context, faults, open } = await phone(browser)
  const page = await open(base + ngoc.pagePath())
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  expect(await page.evaluate('document.scripts.length')).toBe(0)
  await picture(page, 'opened')

  await page.getByLabel('họ và tên').fill('trần thị bích ngọc')
  await page.getByLabel('Năm sinh?').fill('2085')
  await tap(page, 'Nữ')
  await page.getByLabel('Anh/Chị đang ở phường, xã nào?').fill('12 Lê Lợi, cam giang')
  await page.getByLabel('Số điện thoại').fill('0912 345 679')
  await tap(page, 'Sốt')
  await page.getByRole('button', { name: 'Gửi tờ khai' }).tap()

  await page.getByRole('alert').waitFor()
  await picture(page, 'back')
  expect(await page.getByRole('alert').innerText()).toBe('Còn 4 câu')
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
  await tap(page, 'Đồng ý khai báo y tế')
  await page.getByLabel('Năm sinh?').fill('1958')
  await tap(page, 'Xã Cẩm Giàng')
  await tap(page, 'Hôm qua')
  await page.getByRole('button', { name: 'Gửi tờ khai' }).tap()

  await page.getByText('Đã nhận tờ khai').first().waitFor()
  await picture(page, 'received')
  expect(faults).toEqual([])
  const [answer] = await ngoc.turn()
  expect(answer?.text).toContain('Mã QR của Trần Thị Bích N.')
  expect(answer?.text).toContain('yếu tố nguy cơ')
  await context.close()
})

test('the page can be read in the dark, and a yes stays when the page comes back', async () => {
  const { context, faults, open } = await phone(browser, { dark: true })
  const page = await open(base + ngoc.pagePath())
  await tap(page, 'Đồng ý khai báo y tế')
  await page.getByText('Nơi khác').tap()
  await picture(page, 'dark')
  await page.getByRole('button', { name: 'Gửi tờ khai' }).tap()
  await page.getByRole('alert').waitFor()
  await picture(page, 'dark-back')
  expect(await page.locator('label.choice', { hasText: 'Đồng ý khai báo y tế' }).count()).toBe(0)
  expect(await page.locator('input[name="_agreed"]').getAttribute('value')).toBe('yes')
  expect(faults).toEqual([])
  await context.close()
})
