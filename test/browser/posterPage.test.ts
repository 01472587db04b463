import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCode, showCode } from '../../bot/qr/code.ts'
import { type OwnDatabase, ownDatabase } from '../bot/channels/web/support/ownDatabase.ts'
import { hangPoster } from '../server/routes/support/hangPoster.ts'
import { CITY, wholeApp } from '../server/routes/support/wholeApp.ts'
import { launchBrowser, phone } from './support/browser.ts'
import { buttonColours, named, overhang, picture, tooSmall } from './support/plainPages.ts'

const CODE = makeCode(randomBytes)
/** Slow 3G, as browsers' own tools have it: bytes a second and milliseconds there and back. */
const SLOW_NETWORK = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const MOST_BYTES = 50_000
/** WCAG 2.2, 1.4.3: words of this size against what is behind them. */
const LEAST_CONTRAST = 4.5

let browser: Browser
let place: OwnDatabase
let app: FastifyInstance
let base = ''

beforeAll(async () => {
  browser = await launchBrowser()
  place = await ownDatabase()
  const database = place.connect()
  await hangPoster(database, CODE)
  const zalo = { botName: () => 'Khai báo y tế Hải Phòng', chatLink: 'https://zalo.me/9876543210' }
  app = await wholeApp(database, { messengers: { ...CITY.messengers, zalo } })
  await app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
})

afterAll(async () => {
  await browser.close()
  await app.close()
  await place.drop()
})

const WAYS = {
  'vi-VN': ['Mở Zalo Khai báo y tế Hải Phòng', 'Ghi bằng Telegram @khaibao_haiphong_bot', 'Ghi ngay tại đây'],
  'en-GB': [
    'Open Zalo Khai báo y tế Hải Phòng',
    'Check in with Telegram @khaibao_haiphong_bot',
    'Check in right here',
  ],
} as const

for (const dark of [false, true]) {
  for (const locale of ['vi-VN', 'en-GB'] as const) {
    test(`a poster's page can be read and tapped without a script: ${locale}${dark ? ', dark' : ''}`, async () => {
      const { context, faults, open } = await phone(browser, { locale, dark, script: false, width: 320 })
      const page = await open(`${base}/v/${CODE}`)
      await picture(page, `poster-${locale}${dark ? '-dark' : ''}`)
      expect(await named(page)).toEqual([locale === 'vi-VN' ? 'English' : 'Tiếng Việt', ...WAYS[locale]])
      expect(await tooSmall(page)).toEqual([])
      expect(await overhang(page)).toBe(0)
      for (const colours of await buttonColours(page))
        expect(contrast(colours)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
      expect(faults).toEqual([])
      await context.close()
    })
  }
}

test('everything of it is a few kilobytes in one request that waits for no other, also on a slow network', async () => {
  const { context } = await phone(browser)
  const page = await context.newPage()
  const network = await context.newCDPSession(page)
  await network.send('Network.enable')
  await network.send('Network.emulateNetworkConditions', { offline: false, ...SLOW_NETWORK })
  const sent: { path: string; bytes: number }[] = []
  const paths = new Map<string, string>()
  network.on('Network.requestWillBeSent', ({ requestId, request }) =>
    paths.set(requestId, new URL(request.url).pathname),
  )
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    sent.push({ path: paths.get(requestId) ?? '', bytes: encodedDataLength }),
  )
  await page.goto(`${base}/v/${CODE}`, { waitUntil: 'networkidle' })
  const painted = await page.evaluate<number>(
    `performance.getEntriesByName('first-contentful-paint')[0].startTime`,
  )
  const bytes = sent.reduce((sum, one) => sum + one.bytes, 0)
  console.log(`poster's page on a slow network: ${bytes} bytes, first words after ${Math.round(painted)} ms`)
  expect(sent.map(({ path }) => path)).toEqual([`/v/${CODE}`, '/poster.js'])
  expect(bytes).toBeLessThan(MOST_BYTES)
  await context.close()
})

test('the way that was chosen stands first the next time, without a script', async () => {
  const { context, open } = await phone(browser, { script: false })
  const page = await open(`${base}/v/${CODE}`)
  await page.getByRole('link', { name: 'Ghi ngay tại đây' }).tap()
  await page.waitForURL(`${base}/chat#open=${CODE}`)
  await page.goto(`${base}/V/${CODE}`)
  await picture(page, 'poster-again')
  expect(await named(page)).toEqual(['English', WAYS['vi-VN'][2], 'Ghi bằng Zalo', WAYS['vi-VN'][1]])
  await page.getByText('Ghi bằng Zalo').tap()
  expect(await page.getByText(showCode(CODE), { exact: true }).isVisible()).toBe(true)
  expect(await tooSmall(page)).toEqual([])
  await context.close()
})

test('letters of twice the size fit a small phone', async () => {
  const { context, open } = await phone(browser, { width: 320 })
  for (const path of [`/v/${CODE}`, '/v/7KQ2M']) {
    const page = await open(base + path)
    await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
    await picture(page, `poster-large${path.length}`)
    expect(await page.evaluate(`getComputedStyle(document.body).fontSize`)).toBe('36px')
    expect(await overhang(page)).toBe(0)
    await page.close()
  }
  await context.close()
})

test('a misread code is mended by hand, without a script', async () => {
  const { context, faults, open } = await phone(browser, { script: false, width: 320 })
  const page = await open(`${base}/v/${CODE.slice(0, 9)}${CODE.endsWith('7') ? '8' : '7'}`)
  await picture(page, 'poster-mistyped')
  expect(await named(page)).toEqual([
    'English',
    '10 ký tự in dưới mã',
    'Tiếp tục',
    'Chụp và gửi ảnh ở trang trò chuyện',
  ])
  expect(await tooSmall(page)).toEqual([])
  expect(await overhang(page)).toBe(0)
  await page.getByLabel('10 ký tự in dưới mã').fill(showCode(CODE).toLowerCase())
  await page.getByRole('button', { name: 'Tiếp tục' }).tap()
  await page.getByRole('heading', { name: 'Nhà hàng <Hải Đăng>' }).waitFor()
  expect(faults).toEqual([])
  await context.close()
})

/** The contrast of two colours such as `rgb(1, 2, 3)`, as WCAG reckons it. */
function contrast(colours: readonly string[]): number {
  const [dark = 0, light = 0] = colours.map(luminance).sort((one, other) => one - other)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const parts = (colour.match(/\d+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255)
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
