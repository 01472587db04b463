import type { Page } from 'playwright-core'

/** Where the pages are to be looked at by eye, if anywhere. */
const PICTURES = process.env.PICTURES
/** Pixels that a finger needs, each way. */
const TARGET_PIXELS = 44

export async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}

/** What a screen reader calls everything that can be tapped or filled in, in the order in which it is read. */
export async function named(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const inOrder = (id: string): typeof nodes => {
    const node = byId.get(id)
    return node ? [node, ...(node.childIds ?? []).flatMap(inOrder)] : []
  }
  return inOrder(nodes[0]?.nodeId ?? '')
    .filter(({ ignored, role }) => !ignored && CONTROLS.has(String(role?.value)))
    .map(({ name }) => String(name?.value ?? '').replace(/\s+/g, ' '))
}

const CONTROLS = new Set([
  'link',
  'button',
  'textbox',
  'searchbox',
  'radio',
  'checkbox',
  'combobox',
  'DisclosureTriangle',
  'DisclosureTriangleGrouped',
])

/** What is in sight and smaller than a finger; a box counts with the words beside it. */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('a, button, summary, input:not([type=hidden])')]
    .map((control) => control.closest('label') ?? control)
    .filter((control) => control.checkVisibility())
    .map((control) => [control.textContent.trim() || control.name, control.getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < ${TARGET_PIXELS})
    .map(([name, { width, height }]) => name + ' ' + width + ' x ' + height)`)
}

/** How many pixels a page is wider than the screen. */
export function overhang(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}

/** The colour of the words of every button in sight, and of what is behind them. */
export function buttonColours(page: Page): Promise<[string, string][]> {
  return page.evaluate(`[...document.querySelectorAll('.button')]
    .filter((button) => button.checkVisibility())
    .map((button) => {
      const behind = (part) => {
        const { backgroundColor } = getComputedStyle(part)
        return backgroundColor === 'rgba(0, 0, 0, 0)' && part.parentElement ? behind(part.parentElement) : backgroundColor
      }
      return [getComputedStyle(button).color, behind(button)]
    })`)
}
