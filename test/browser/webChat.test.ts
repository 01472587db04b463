import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { launchBrowser, type Phone, phone } from './support/browser.ts'
import { chatPage } from './support/chatPage.ts'
import { type ChatServer, startChatServer } from './support/chatServer.ts'

let browser: Browser
let server: ChatServer
let mine: Phone

beforeAll(async () => {
  browser = await launchBrowser()
  server = await startChatServer()
})

beforeEach(async () => {
  mine = await phone(browser)
})

afterEach(async () => {
  expect(mine.faults).toEqual([])
  await mine.context.close()
})

afterAll(async () => {
  await browser.close()
  await server.end()
})

async function open(link = server.link) {
  const page = await mine.open(link)
  return { page, chat: chatPage(page) }
}

describe('a conversation', () => {
  test('begins with a greeting and a button that is told to the bot', async () => {
    const { chat, page } = await open()
    await chat.button('Bắt đầu').click()
    await chat.said('Đã mở ').waitFor()
    expect(await page.getByText('Bắt đầu trò chuyện').count()).toBe(1)
    expect(await page.locator('.welcome').count()).toBe(0)
  })

  test('a text is shown at once, then ticked, then answered', async () => {
    const { chat, page } = await open()
    await chat.say('chào')
    await chat.said('Đã nhận chào').waitFor()
    expect(await chat.lines.allTextContents()).toEqual([
      expect.stringMatching(/^Anh\/Chị: chào\d\d:\d\d ✓$/),
      expect.stringMatching(/^Khai báo y tế: Đã nhận chào\d\d:\d\d$/),
    ])
    expect(await chat.field.inputValue()).toBe('')
    await page.locator('.typing').waitFor({ state: 'detached' })
  })

  test('Enter while a Vietnamese word is composed sends nothing; a new line may be written', async () => {
    const { chat } = await open()
    await chat.field.fill('nguyê')
    await chat.field.dispatchEvent('keydown', { key: 'Enter', isComposing: true })
    await chat.field.press('Shift+Enter')
    await chat.field.pressSequentially('n')
    expect(await chat.field.inputValue()).toBe('nguyê\nn')
    expect(await chat.lines.count()).toBe(0)
  })

  test('a button is pressed, stays marked, and steps back when it was answered', async () => {
    const { chat, page } = await open()
    await chat.say('hỏi')
    await chat.button('Vẫn vậy').click()
    await chat.said('Đã bấm press:Vẫn vậy').waitFor()
    expect(await chat.texts()).toEqual(['hỏi', 'Hôm nay vẫn vậy?', 'Vẫn vậy', 'Đã bấm press:Vẫn vậy'])
    expect(await page.locator('.fresh').count()).toBe(0)
    expect(await page.locator('.pressed').allTextContents()).toEqual(['Vẫn vậy'])
    // An older button still works: somebody leaves a place hours after checking in.
    await chat.button('Có thay đổi').click()
    await chat.said('Đã bấm press:Có thay ').waitFor()
  })

  test('commands, addresses and telephone numbers in an answer can be tapped', async () => {
    const { chat, page } = await open()
    await chat.say('gõ /khaibao, gọi 0225 3821 234, xem https://haiphong.gov.vn/a.')
    await page.locator('.bot .words a').first().waitFor()
    const links = await page
      .locator('.bot .words a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    expect(links).toEqual(['tel:02253821234', 'https://haiphong.gov.vn/a'])
    await chat.button('/khaibao').click()
    await chat.said('Đã nhận /khaibao').waitFor()
    await chat.say('ví dụ 0912 345 678')
    await chat.said('Đã nhận ví dụ 0912 345 678').waitFor()
    expect(await page.locator('.bot .words a').count(), 'an example calls nobody').toBe(links.length)
  })

  test('is the same after a reload, nothing lost and nothing doubled', async () => {
    const { chat, page } = await open()
    for (const words of ['một', 'hai', 'ba']) {
      await chat.say(words)
      await chat.said(`Đã nhận ${words}`).waitFor()
    }
    const before = await chat.texts()
    await page.reload()
    await chat.said('Đã nhận ba').waitFor()
    expect(await chat.texts()).toEqual(before)
  })

  test('older lines come when they are asked for, and the reader stays where they are', async () => {
    const { chat, page } = await open()
    await chat.say('đầu tiên')
    await chat.said('Đã nhận đầu tiên').waitFor()
    await server.database.client`
      insert into web_messages (chat_id, source_id, body_sealed)
      select chat_id, 'copy' || number, body_sealed
        from (select * from web_messages order by id desc limit 1) newest, generate_series(1, 110) number`
    await page.reload()
    await chat.button('Xem tin cũ hơn').click()
    await chat.said('đầu tiên').waitFor()
    expect(await chat.lines.count()).toBe(112)
    expect(await chat.button('Xem tin cũ hơn').count()).toBe(0)
    expect(await page.locator('#scroll').evaluate((area) => area.scrollTop)).toBeGreaterThan(300)
  })
})

describe('pictures and papers', () => {
  test('a large photo goes smaller, is shown, and is named after a reload', async () => {
    const { chat, page } = await open()
    const { photos } = server
    const large = await sharp({
      create: {
        width: 3200,
        height: 2400,
        channels: 3,
        background: '#777',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .jpeg()
      .toBuffer()
    await chat.choose([{ name: 'anh.jpg', mimeType: 'image/jpeg', buffer: large }])
    await chat.said('Đã nhận [photo]').waitFor()
    const { width, height, format } = await sharp(photos.at(-1)).metadata()
    expect([width, height, format]).toEqual([2560, 1920, 'jpeg'])
    expect(photos.at(-1)?.length).toBeLessThan(large.length)
    expect(
      await page.locator('.me img').evaluate((image) => (image as { naturalWidth?: number }).naturalWidth),
    ).toBe(2560)
    await page.reload()
    await chat.said('🖼 (ảnh đã gửi)').waitFor()
  })

  test('a heavy photo goes lighter, whatever its size, and a light one as it is', async () => {
    const { chat } = await open()
    const known = server.photos.length
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
    const scene = sharp({ create: { width: 1500, height: 1200, channels: 3, background: '#777', noise } })
    const heavy = await scene.clone().jpeg({ quality: 95 }).toBuffer()
    const light = await scene.clone().resize(500).jpeg().toBuffer()
    expect(heavy.length).toBeGreaterThan(1_500_000)
    for (const buffer of [heavy, light])
      await chat.choose([{ name: 'anh.jpg', mimeType: 'image/jpeg', buffer }])
    await vi.waitUntil(() => server.photos.length === known + 2, { timeout: 10_000 })
    const [lighter, same] = server.photos.slice(known)
    expect(await sharp(lighter).metadata()).toMatchObject({ width: 1500, height: 1200, format: 'jpeg' })
    expect(lighter?.length).toBeLessThan(heavy.length * 0.8)
    expect(Buffer.from(same ?? []).equals(light)).toBe(true)
  })

  test('several photos that are chosen together go one after the other', async () => {
    const { chat } = await open()
    const known = server.photos.length
    const buffer = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#777' } })
      .png()
      .toBuffer()
    await chat.choose(['a', 'b', 'c'].map((name) => ({ name: `${name}.png`, mimeType: 'image/png', buffer })))
    await vi.waitUntil(async () => (await chat.lines.count()) === 6, { timeout: 10_000 })
    expect(server.photos.slice(known).map((photo) => Buffer.compare(photo, buffer))).toEqual([0, 0, 0])
  })

  test('what is no picture is refused with a word, and can be put away', async () => {
    const { chat, page } = await open()
    await chat.choose([{ name: 'thu.txt', mimeType: 'text/plain', buffer: Buffer.from('thư') }])
    await page.getByText('Tệp này không phải là ảnh. Anh/Chị chọn ảnh khác.').waitFor()
    await chat.button('Bỏ tin này').click()
    expect(await chat.lines.count()).toBe(0)
    await chat.say('tiếp')
    await chat.said('Đã nhận tiếp').waitFor()
  })

  test('a picture of the bot is shown, enlarged and closed again', async () => {
    const { chat, page } = await open()
    await chat.say('hình')
    await page.locator('.bot .picture img').waitFor()
    await page.locator('.bot .picture').click()
    const large = page.getByRole('dialog').locator('img')
    expect(await large.evaluate((image) => (image as { naturalWidth?: number }).naturalWidth)).toBe(600)
    const saving = page.waitForEvent('download')
    await chat.button('Lưu về máy').click()
    expect((await saving).suggestedFilename()).toBe('personal-qr.png')
    await chat.button('Đóng').click()
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('a PDF is saved under its name', async () => {
    const { chat, page } = await open()
    await chat.say('tệp')
    const saving = page.waitForEvent('download')
    await page.locator('.document').click()
    const saved = await saving
    expect(saved.suggestedFilename()).toBe('poster-gates.pdf')
    expect((await readFile(await saved.path())).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
