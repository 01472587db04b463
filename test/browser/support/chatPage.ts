import type { Page } from 'playwright-core'

/** The parts of the web chat's page, as a person names them. */
export function chatPage(page: Page) {
  const field = page.getByRole('textbox')
  return {
    field,
    lines: page.locator('#log .line:not(.typing)'),
    banner: page.locator('#offline'),
    button: (name: string) => page.getByRole('button', { name, exact: true }),
    said: (words: string) => page.locator('.bubble').getByText(words, { exact: true }),
    async say(words: string) {
      await field.fill(words)
      await field.press('Enter')
    },
    choose: (files: string[] | { name: string; mimeType: string; buffer: Buffer }[]) =>
      page.locator('#gallery input').setInputFiles(files),
    /** The words of all lines in their order, without names, times and states. */
    texts: () => page.locator('#log .line .words').allTextContents(),
    /** How much wider than the screen anything is. */
    overhang: () =>
      page.evaluate(`Math.max(...[...document.querySelectorAll('body, body *:not(.unseen)')].map((part) =>
        part.getBoundingClientRect().right)) - document.documentElement.clientWidth`) as Promise<number>,
  }
}
