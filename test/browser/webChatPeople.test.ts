import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchBrowser, type Phone, phone } from './support/browser.ts'
import { chatPage } from './support/chatPage.ts'
import { type ChatServer, startChatServer } from './support/chatServer.ts'
import { named, overhang, picture, tooSmall } from './support/plainPages.ts'

let browser: Browser
let server: ChatServer
/** A server without a public address: its links say who somebody is. */
let trial: ChatServer
let mine: Phone

const newSecret = () => randomBytes(32).toString('base64url')

beforeAll(async () => {
  browser = await launchBrowser()
  server = await startChatServer()
  trial = await startChatServer({ trial: true })
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
  await trial.end()
})

async function open(fragment = '', on: Phone = mine, of: ChatServer = server) {
  const page = await on.open(of.link + fragment)
  return { page, chat: chatPage(page) }
}

describe('a link', () => {
  test('makes its tab a person on trial: two links are two people in one browser, also after a reload', async () => {
    const an = await open(`#me=${newSecret()}`, mine, trial)
    const binh = await open(`#me=${newSecret()}`, mine, trial)
    const own = await open('', mine, trial)
    for (const [name, { chat }] of Object.entries({ an, binh, own })) {
      await chat.say(`tôi là ${name}`)
      await chat.said(`Đã nhận tôi là ${name}`).waitFor()
    }
    for (const [name, { chat, page }] of Object.entries({ an, binh, own })) {
      expect(page.url()).toBe(trial.link)
      await page.reload()
      await chat.said(`Đã nhận tôi là ${name}`).waitFor()
      expect(await chat.texts()).toEqual([`tôi là ${name}`, `Đã nhận tôi là ${name}`])
    }
  })

  for (const who of ['a newcomer', 'somebody who is here already']) {
    test(`with a secret does not make ${who} another person, who could read everything`, async () => {
      const secret = newSecret()
      if (who !== 'a newcomer') await (await open()).chat.button('Bắt đầu').waitFor()
      const { chat, page } = await open(`#me=${secret}&open=7KQ2M9XH4T`)
      await chat.said('Đã mở 7KQ2M9XH4T').waitFor()
      await chat.say('tôi bị sốt')
      await chat.said('Đã nhận tôi bị sốt').waitFor()
      expect(page.url()).toBe(server.link)
      const headers = { authorization: `Bearer ${secret}` }
      const seen = await fetch(`${server.link}/messages`, { headers })
      expect(await seen.json()).toMatchObject({ messages: [] })
    })
  }

  test('on trial asks somebody who is here already, and keeps them for the other tabs', async () => {
    const own = await open('', mine, trial)
    await own.chat.say('của tôi')
    await own.chat.said('Đã nhận của tôi').waitFor()
    const asked: string[] = []
    const answer = async (accept: boolean) => {
      const page = await mine.context.newPage()
      page.once('dialog', (dialog) => {
        asked.push(dialog.message())
        return accept ? dialog.accept() : dialog.dismiss()
      })
      await page.goto(`${trial.link}#me=${newSecret()}`)
      return chatPage(page)
    }
    await (await answer(false)).said('Đã nhận của tôi').waitFor()
    await (await answer(true)).button('Bắt đầu').waitFor()
    expect(asked).toHaveLength(2)
    expect(asked[0]).toContain('của một người khác')
    await (await open('', mine, trial)).chat.said('Đã nhận của tôi').waitFor()
  })

  test('that brings something to open opens it once', async () => {
    const { chat, page } = await open('#open=7KQ2M9XH4T')
    await chat.said('Đã mở 7KQ2M9XH4T').waitFor()
    expect(page.url()).toBe(server.link)
    await page.reload()
    await chat.said('Đã mở 7KQ2M9XH4T').waitFor()
    expect(await chat.texts()).toEqual(['Đã mở 7KQ2M9XH4T'])
  })

  test('that is opened in a tab that shows the chat already is followed', async () => {
    const { chat, page } = await open()
    await chat.say('chào')
    await chat.said('Đã nhận chào').waitFor()
    await page.goto(`${server.link}#open=M9XH4T7KQ2`)
    await chat.said('Đã mở M9XH4T7KQ2').waitFor()
    expect(await chat.texts()).toEqual(['chào', 'Đã nhận chào', 'Đã mở M9XH4T7KQ2'])
  })
})

describe('a room', () => {
  test('is shared by browsers: each sees what the others and the bot say', async () => {
    const theirs = await phone(browser)
    const room = newSecret()
    const an = await open(`#room=${room}`)
    const binh = await open(`#room=${room}`, theirs)
    await an.chat.say('/solieu')
    for (const { chat } of [an, binh]) await chat.said('Đã nhận /solieu').waitFor()
    await binh.chat.say('cảm ơn')
    for (const { chat } of [an, binh]) await chat.said('Đã nhận cảm ơn').waitFor()
    expect(await an.chat.texts()).toEqual(await binh.chat.texts())
    expect(await an.page.getByRole('heading').textContent()).toBe('Nhóm')
    expect(await an.page.locator('#subtitle').textContent()).toMatch(/^Anh\/Chị, Thành viên [A-Z]\d\d$/)
    expect(await an.page.locator('.other .name').textContent()).toMatch(/^Thành viên [A-Z]\d\d$/)
    await an.page.reload()
    await an.chat.said('Đã nhận cảm ơn').waitFor()
    expect(theirs.faults).toEqual([])
    await theirs.context.close()
  })

  test('gives its own link, and a new one can be made', async () => {
    await mine.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const { chat, page } = await open('#room=new')
    await chat.say('phòng mới')
    await chat.said('Đã nhận phòng mới').waitFor()
    await chat.button('Chép đường dẫn của nhóm').click()
    await page.getByText('Đã chép đường dẫn').waitFor()
    const link = (await page.evaluate('navigator.clipboard.readText()')) as string
    expect(link).toMatch(/\/chat#room=[\w-]{43}$/)
    const other = await open(new URL(link).hash)
    await other.chat.said('Đã nhận phòng mới').waitFor()
  })

  test("is left by a poster's link: that is the visitor's own business", async () => {
    const { page, chat } = await open(`#room=${newSecret()}`)
    await page.getByRole('heading', { name: 'Nhóm' }).waitFor()
    await page.goto(`${server.link}#open=7KQ2M9XH4T`)
    await chat.said('Đã mở 7KQ2M9XH4T').waitFor()
    expect(await page.getByRole('heading').textContent()).toBe('Khai báo y tế')
  })
})

describe('the page', () => {
  for (const width of [320, 390, 1280]) {
    test(`fits a screen of ${width} pixels, with parts that a finger finds`, async () => {
      const narrow = await phone(browser, { width })
      const { chat, page } = await open('', narrow)
      for (const words of ['hỏi', 'dài', 'hình', 'tệp', 'x'.repeat(300)]) await chat.say(words)
      await chat.said(`Đã nhận ${'x'.repeat(300)}`).waitFor()
      expect(await chat.overhang()).toBeLessThanOrEqual(0)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      const targets = page.locator('button:visible:not(.words button), .pick:visible, #field, .row > *')
      const sizes = await targets.evaluateAll((all) =>
        all
          .map((part) => part as unknown as { offsetWidth: number; offsetHeight: number })
          .map((part) => Math.min(part.offsetWidth, part.offsetHeight)),
      )
      expect(sizes.length).toBeGreaterThan(8)
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44)
      await narrow.context.close()
    })
  }

  test('speaks Vietnamese, or English where that is asked for, and can be switched', async () => {
    const abroad = await phone(browser, { locale: 'en-GB' })
    const { chat, page } = await open('', abroad)
    await chat.button('Start').waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await chat.button('Tiếng Việt').click()
    await chat.button('Bắt đầu').waitFor()
    await page.reload()
    await chat.button('Bắt đầu').waitFor()
    await abroad.context.close()

    const korean = await phone(browser, { locale: 'ko-KR' })
    await (await open('', korean)).chat.button('Bắt đầu').waitFor()
    await korean.context.close()
  })

  test('can be used with a keyboard and a screen reader', async () => {
    const { chat, page } = await open()
    await chat.say('hỏi')
    await chat.button('Vẫn vậy').waitFor()
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite')
    for (const label of ['Chụp ảnh mã QR', 'Chọn ảnh có sẵn', 'Nhập tin nhắn']) {
      expect(await page.getByLabel(label).count()).toBe(1)
    }
    const order: string[] = []
    await page.evaluate('document.activeElement.blur()')
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press('Tab')
      const name = await page.evaluate(
        `(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim() || document.activeElement.getAttribute('aria-label') || ''`,
      )
      order.push(String(name))
    }
    const wanted = ['Vẫn vậy', 'Có thay đổi', 'Bỏ qua', 'Chọn ảnh có sẵn', 'Chụp ảnh mã QR', 'Nhập tin nhắn']
    expect(order.filter((name) => wanted.includes(name))).toEqual(wanted)
  })

  test('says without scripts what can be done, in both languages and to a screen reader', async () => {
    const { context, faults, open } = await phone(browser, { script: false, width: 320 })
    const page = await open(server.link)
    await picture(page, 'chat-no-script')
    const said = await page.locator('.notice').allInnerTexts()
    expect(said[0]).toContain('Ghi sổ giấy tại nơi đến')
    expect(said[0]).toContain('Cần hỏi thêm: 0225 3 821 055')
    expect(said[1]).toContain('Sign the paper book where you go')
    expect(await named(page)).toEqual([
      'Mở Zalo của thành phố và gửi ảnh tờ dán ở đó.',
      "Open the city's account in Zalo and send a photo of the poster there.",
    ])
    expect(await tooSmall(page)).toEqual([])
    expect(await overhang(page)).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })
})
