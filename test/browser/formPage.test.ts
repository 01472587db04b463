import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Ground, newGround } from '../flows/world/ground.ts'
import { type FewMessages, fewMessages } from '../server/routes/support/pageWorld.ts'
import { wholeApp } from '../server/routes/support/wholeApp.ts'
import { launchBrowser, phone } from './support/browser.ts'
import { named, overhang, picture, tooSmall } from './support/plainPages.ts'

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

/** Taps on words that stand beside a box. */
const tap = (page: Page, words: string) => page.locator('label.choice', { hasText: words }).first().tap()

test('a whole declaration is filled in on a small phone, without a script, and mistakes lose nothing', async () => {
  const { context, faults, open } = await phone(browser, { script: false, width: 320 })
  const page = await open(base + ngoc.pagePath())
  expect(await overhang(page)).toBe(0)
  expect(await tooSmall(page)).toEqual([])
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
  expect(await overhang(page)).toBe(0)
  expect(await tooSmall(page)).toEqual([])
  await page.getByRole('link', { name: 'Năm sinh' }).tap()
  expect(page.url()).toMatch(/#line-birth$/)
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

test('a screen reader has a name for everything, and what is known is told and can be changed', async () => {
  await ngoc.presses('Đồng ý khai báo y tế')
  await ngoc.says('trần thị bích ngọc')
  const { context, faults, open } = await phone(browser, { script: false, width: 320 })
  for (const language of ['vi', 'en']) {
    const page = await open(`${base}${ngoc.pagePath()}?lang=${language}`)
    await picture(page, `known-${language}`)
    const names = await named(page)
    expect(names).not.toContain('')
    expect(names[0]).toBe(language === 'vi' ? 'English' : 'Tiếng Việt')
    expect(names).toContain(language === 'vi' ? 'Nam' : 'Male')
    expect(names).toContain(language === 'vi' ? 'Đổi những điều này' : 'Change any of this')
    await page.close()
  }
  const page = await open(base + ngoc.pagePath())
  await page.getByText('Đổi những điều này').tap()
  await page.getByLabel('họ và tên').fill('trần thị ngọc')
  expect(await tooSmall(page)).toEqual([])
  await picture(page, 'known-open')
  expect(faults).toEqual([])
  await context.close()
})

test('a link that is gone leads back to the chat', async () => {
  const { context, open } = await phone(browser, { script: false, width: 320, locale: 'en-GB' })
  const page = await open(`${base}/form/abc`)
  await picture(page, 'gone')
  expect(await named(page)).toEqual(['Back to Zalo', 'Back to Telegram', 'Back to the chat page'])
  expect(await tooSmall(page)).toEqual([])
  await context.close()
})
