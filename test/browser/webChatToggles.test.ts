import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchBrowser, type Phone, phone } from './support/browser.ts'
import { chatPage } from './support/chatPage.ts'
import { type ChatServer, startChatServer } from './support/chatServer.ts'

/** Where to leave pictures, for somebody who wants to look at them. */
const PICTURES = process.env.PICTURES

let browser: Browser
let server: ChatServer
let mine: Phone

beforeAll(async () => {
  browser = await launchBrowser()
})

beforeEach(async () => {
  server = await startChatServer()
  mine = await phone(browser)
})

afterEach(async () => {
  expect(mine.faults).toEqual([])
  await mine.context.close()
  await server.end()
})

afterAll(() => browser.close())

const QUESTION = /^Trong 14 ngày qua/

async function asked(fragment = '') {
  const page = await mine.open(server.link + fragment)
  const chat = chatPage(page)
  await chat.say('chọn')
  await chat.button('Sốt').waitFor()
  return { page, chat }
}

/** What a screen reader is given to read: the words that change inside the conversation. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(`
    window.read = []
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes)
        if (addedNodes.length && !target.closest?.('.typing') && ![...addedNodes].some((node) => node.classList?.contains('typing')))
          window.read.push([...addedNodes].map((node) => node.textContent).join())
    }).observe(document.querySelector('#log'), { childList: true, subtree: true, characterData: true })`)
  return () => page.evaluate('window.read') as Promise<string[]>
}

/** Pixels: a hidden tick and a seen one are drawn alike but for that much. */
const HARDLY_MOVED = 4

/** Where a button stands once its message has arrived, which it does with a small movement. */
async function placeOf(page: Page, name: string): Promise<readonly number[]> {
  await page.evaluate('Promise.all(document.getAnimations().map(({ finished }) => finished))')
  const { x = 0, y = 0, width = 0, height = 0 } = (await chatPage(page).button(name).boundingBox()) ?? {}
  return [x, y, width, height]
}

const focused = (page: Page) => page.evaluate('document.activeElement.textContent') as Promise<string>

test('choices are ticked in their own message: nothing moves, and the thumb finds the next where it was', async () => {
  const { page, chat } = await asked()
  const before = await placeOf(page, 'Ho')
  const read = await listen(page)
  await chat.button('Sốt').tap()
  await chat.button('✓ Sốt').waitFor()
  await chat.button('Ho').tap()
  await chat.button('✓ Ho').waitFor()
  expect(await chat.texts()).toEqual(['chọn', expect.stringMatching(QUESTION)])
  const after = await placeOf(page, '✓ Ho')
  expect(Math.max(...after.map((edge, i) => Math.abs(edge - (before[i] ?? 0))))).toBeLessThan(HARDLY_MOVED)
  expect(await read()).toEqual(['✓ Sốt', '✓ Ho'])
  expect(await chat.overhang()).toBeLessThanOrEqual(0)
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/toggles.png` })
  await chat.button('✓ Sốt').tap()
  await chat.button('Sốt').waitFor()
  await chat.button('Xong').tap()
  await chat.said('Đã bấm press:Xong').waitFor()
  expect(await chat.texts()).toEqual(['chọn', expect.stringMatching(QUESTION), 'Xong', 'Đã bấm press:Xong'])
})

test('who ticks with the keyboard stays on the button, and hears politely what it says now', async () => {
  const { page, chat } = await asked()
  await chat.button('Ho').focus()
  await page.keyboard.press('Enter')
  await chat.button('✓ Ho').waitFor()
  expect(await focused(page)).toBe('✓ Ho')
  await page.keyboard.press('Enter')
  await chat.button('Ho').waitFor()
  expect(await focused(page)).toBe('Ho')
  expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite')
})

test('a second tap in haste is none, and a press counts once', async () => {
  const { chat } = await asked()
  await chat.button('Ho').dblclick()
  await chat.button('✓ Ho').waitFor()
  await chat.say('xong chưa')
  await chat.said('Đã nhận xong chưa').waitFor()
  expect(await chat.button('✓ Ho').count()).toBe(1)
})

test('the ticks are there after a reload, and in every browser of a room', async () => {
  const room = `#room=${randomBytes(32).toString('base64url')}`
  const { page, chat } = await asked(room)
  const theirs = chatPage(await mine.open(server.link + room))
  await theirs.button('Ho').waitFor()
  await chat.button('Ho').tap()
  for (const one of [chat, theirs]) await one.button('✓ Ho').waitFor()
  await theirs.button('Sốt').tap()
  for (const one of [chat, theirs]) await one.button('✓ Sốt').waitFor()
  await page.reload()
  await chat.button('✓ Ho').waitFor()
  expect(await chat.texts()).toEqual(['chọn', expect.stringMatching(QUESTION)])
})

test('what is ticked without a network waits in sight, and is ticked when it is back', async () => {
  const { chat } = await asked()
  await server.down()
  await chat.button('Ho').tap()
  await chat.button('Gửi lại').waitFor()
  expect((await chat.texts()).at(-1)).toBe('Ho')
  await server.up()
  await chat.button('✓ Ho').waitFor()
  expect(await chat.texts()).toEqual(['chọn', expect.stringMatching(QUESTION)])
})
