import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Attachment, attachmentFile } from '../../bot/draw/attachment.ts'
import { createFileLinks } from '../../server/fileLinks.ts'
import { type OwnDatabase, ownDatabase } from '../bot/channels/web/support/ownDatabase.ts'
import { wholeApp } from '../server/routes/support/wholeApp.ts'
import { launchBrowser, phone } from './support/browser.ts'

/** One that is given to the browser alone which opened it. */
const DOCUMENT = { kind: 'cardSheetPdf' } as Attachment

let browser: Browser
let place: OwnDatabase
let app: FastifyInstance
let linkNamed: (name: string) => Promise<string>

beforeAll(async () => {
  browser = await launchBrowser()
  place = await ownDatabase()
  const database = place.connect()
  const draw = async () => ({ ...attachmentFile(DOCUMENT), bytes: Buffer.from('drawn') })
  app = await wholeApp(database, { draw })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const links = createFileLinks(database, base)
  linkNamed = (name) => links(name, DOCUMENT, 'once')
})
afterAll(async () => {
  await browser.close()
  await app.close()
  await place.drop()
})

for (const script of [true, false]) {
  test(`a document's button downloads it${script ? '' : ', without script too'}`, async () => {
    const { context, faults, open } = await phone(browser, { script })
    const link = await linkNamed(`cards ${script}`)
    const page = await open(link)
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Tải về' }).tap()
    const download = await coming
    expect(download.suggestedFilename()).toBe('personal-cards.pdf')
    expect(readFileSync(await download.path(), 'utf8')).toBe('drawn')
    expect(page.url()).toBe(link)
    expect(faults).toEqual([])
    await context.close()
  })
}
