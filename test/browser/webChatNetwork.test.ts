import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { WEB_CHAT_PACES } from '../../server/routes/webChat/limits.ts'
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

test('a restart of the server in the middle loses and doubles nothing', async () => {
  const { chat } = await open()
  await chat.say('trước')
  await chat.said('Đã nhận trước').waitFor()
  await server.down()
  await chat.say('trong lúc 1')
  await chat.say('trong lúc 2')
  await chat.banner.waitFor({ state: 'visible' })
  await chat.said('trong lúc 2').waitFor()
  await server.up()
  await chat.said('Đã nhận trong lúc 2').waitFor()
  await chat.banner.waitFor({ state: 'hidden' })
  await chat.say('sau')
  await chat.said('Đã nhận sau').waitFor()
  const texts = await chat.texts()
  expect(texts.filter((words) => !words.startsWith('Đã nhận'))).toEqual([
    'trước',
    'trong lúc 1',
    'trong lúc 2',
    'sau',
  ])
  expect(texts).toHaveLength(8)
})

test('what is written without a network goes when it is back', async () => {
  const { chat, page } = await open()
  await chat.button('Bắt đầu').waitFor()
  await mine.context.setOffline(true)
  await chat.say('dưới hầm')
  await page.getByText('Chưa gửi được, máy sẽ tự gửi lại').waitFor()
  expect(await chat.banner.textContent()).toBe('Mất mạng. Có mạng lại, tin sẽ tự gửi.')
  await mine.context.setOffline(false)
  await chat.said('Đã nhận dưới hầm').waitFor()
  expect(await chat.texts()).toEqual(['dưới hầm', 'Đã nhận dưới hầm'])
  await chat.banner.waitFor({ state: 'hidden' })
})

test('an answer that got lost on the way is no second message', async () => {
  const { chat, page } = await open()
  let posts = 0
  await page.route('**/chat/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    posts += 1
    if (posts > 2) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await chat.say('một lần thôi')
  await chat.said('Đã nhận một lần thôi').waitFor()
  await page.locator('.me .stamp').getByText('✓').waitFor()
  expect(posts).toBe(3)
  expect(await chat.texts()).toEqual(['một lần thôi', 'Đã nhận một lần thôi'])
  await page.reload()
  await chat.said('Đã nhận một lần thôi').waitFor()
  expect(await chat.texts()).toEqual(['một lần thôi', 'Đã nhận một lần thôi'])
})

test('an unsent text outlives a reload of the page', async () => {
  const { chat, page } = await open()
  const blocked = (url: URL) => url.pathname === '/chat/messages' && url.search === ''
  await page.route(blocked, (route) => route.abort())
  await chat.say('chưa gửi được')
  await page.getByText('Chưa gửi được, máy sẽ tự gửi lại').waitFor()
  await page.reload()
  await chat.said('chưa gửi được').waitFor()
  await page.unroute(blocked)
  await chat.said('Đã nhận chưa gửi được').waitFor()
  expect(await chat.texts()).toEqual(['chưa gửi được', 'Đã nhận chưa gửi được'])
})

test('whoever is too fast is slowed down without a word', async () => {
  const posts = { person: { perSecond: 1, burst: 2 }, network: { perSecond: 100, burst: 100 } }
  const slow = await startChatServer({ paces: { ...WEB_CHAT_PACES, posts } })
  const { chat, page } = await open(slow.link)
  for (const words of ['1', '2', '3', '4']) await chat.say(words)
  await chat.said('Đã nhận 4').waitFor()
  expect((await chat.texts()).filter((words) => !words.startsWith('Đã'))).toEqual(['1', '2', '3', '4'])
  expect(await page.locator('.problem').count()).toBe(0)
  await slow.end()
})

test('a chat that was erased on the server is empty on the page', async () => {
  const { chat } = await open()
  await chat.say('xoá giúp tôi')
  await chat.said('Đã nhận xoá giúp tôi').waitFor()
  await server.database.client`delete from web_messages`
  await chat.button('Bắt đầu').waitFor()
  expect(await chat.lines.count()).toBe(0)
})

test('a browser that keeps nothing can chat all the same', async () => {
  await mine.context.addInitScript(`for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })
  }`)
  const { chat } = await open()
  await chat.say('chào')
  await chat.said('Đã nhận chào').waitFor()
})
