import { expect, test } from 'vitest'
import { launchBrowser, phone } from './support/browser.ts'
import { chatPage } from './support/chatPage.ts'
import { startChatServer } from './support/chatServer.ts'

/** A screen for fingers that also says it can hover and point finely, as some phones do. */
const CLAIMS_A_MOUSE =
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=6'

test('a new button under the finger that tapped the last one does not look chosen', async () => {
  const browser = await launchBrowser([CLAIMS_A_MOUSE])
  const server = await startChatServer()
  const { open } = await phone(browser, { touch: false })
  const page = await open(server.link)
  const chat = chatPage(page)
  await chat.say('hỏi')
  const button = chat.button('Vẫn vậy')
  await button.waitFor()
  const colours = () =>
    page.evaluate<string[]>(`Array.from(document.querySelectorAll('.fresh .row > button'),
      (one) => getComputedStyle(one).backgroundColor)`)
  await button.hover()
  expect(await page.evaluate(`matchMedia('(hover: hover) and (any-pointer: coarse)').matches`)).toBe(true)
  expect(await page.locator('.row > button:hover').count()).toBe(1)
  const seen = await colours()
  expect([seen.length, new Set(seen).size]).toEqual([3, 1])
  await browser.close()
  await server.end()
})
