import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** Debian's Chromium without a window, which needs half of the processor's time of the whole one, and that one. */
const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']
/** Without these Chromium refuses root and small /dev/shm of containers. */
const ALLOWED = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu']
/** One process for all pages, which trust each other here: starting one a page takes longer than the page. */
const SPARING = ['--renderer-process-limit=1', '--disable-site-isolation-trials']

export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const found = process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path))
  if (found === undefined) throw new Error(`No Chromium at ${PLACES.join(' or ')}: set CHROMIUM`)
  return chromium.launch({ executablePath: found, args: [...ALLOWED, ...SPARING, ...more] })
}

export type Phone = {
  readonly context: BrowserContext
  /** Opens a page; what goes wrong in it is noted. */
  open(link: string): Promise<Page>
  /** Scripts that failed and things that the page's own policy refused. A network that fails on purpose is none. */
  readonly faults: readonly string[]
}

type Settings = {
  readonly width?: number
  readonly locale?: string
  readonly dark?: boolean
  readonly touch?: boolean
  readonly script?: boolean
}

/** A phone with a browser of its own: its storage is shared with no other. */
export async function phone(
  browser: Browser,
  { width = 390, locale = 'vi-VN', dark = false, touch = true, script = true }: Settings = {},
): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    locale,
    hasTouch: touch,
    isMobile: touch,
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
    javaScriptEnabled: script,
  })
  const faults: string[] = []
  return {
    context,
    faults,
    async open(link) {
      const page = await context.newPage()
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('console', (message) => {
        if (/Content Security Policy|Uncaught/i.test(message.text())) faults.push(message.text())
      })
      await page.goto(link)
      return page
    },
  }
}
