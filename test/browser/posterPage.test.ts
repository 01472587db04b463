import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCode } from '../../bot/qr/code.ts'
import { type OwnDatabase, ownDatabase } from '../bot/channels/web/support/ownDatabase.ts'
import { hangPoster } from '../server/routes/support/hangPoster.ts'
import { wholeApp } from '../server/routes/support/wholeApp.ts'
import { launchBrowser, phone } from './support/browser.ts'

const CODE = makeCode(randomBytes)
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
  app = await wholeApp(database)
  await app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
})

afterAll(async () => {
  await browser.close()
  await app.close()
  await place.drop()
})

for (const dark of [false, true]) {
  for (const [locale, label] of [
    ['vi-VN', 'Ghi bằng Telegram'],
    ['en-GB', 'Check in with Telegram'],
  ] as const) {
    test(`a poster's page fits a phone and can be read: ${locale}${dark ? ', dark' : ''}`, async () => {
      const { context, faults, open } = await phone(browser, { locale, dark })
      const page = await open(`${base}/v/${CODE}`)
      const telegram = page.getByRole('link', { name: label })
      expect(await telegram.innerText()).toBe(`${label}\n@khaibao_haiphong_bot`)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      const colours = await page.evaluate<
        string[]
      >(`(({ color, backgroundColor }) => [color, backgroundColor])(
        getComputedStyle(document.querySelector('.button')))`)
      expect(contrast(colours)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
      expect(faults).toEqual([])
      await context.close()
    })
  }
}

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
