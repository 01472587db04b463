import { readFileSync } from 'node:fs'
import { type Text, text, words } from '../../bot/core/text.ts'
import type { PageBlock } from './plainPage.ts'

export const POSTER_SCRIPT = readFileSync(new URL('./poster.js', import.meta.url), 'utf8')

type ZaloWay = {
  /** As it is printed and typed. */
  readonly code: string
  readonly chatLink: string
  /** The account's name, so that it can be told from one that only looks like it. */
  readonly name: string | undefined
}

/**
 * How a code gets into Zalo, whose links carry nothing: the person pastes it. `poster.js` turns this into one tap that
 * copies and opens; without it all that is said holds too, and nothing is shown that would do nothing.
 */
export function zaloWay({ code, chatLink, name }: ZaloWay): PageBlock {
  return (shown) => {
    const steps = (way: string, ...said: Text[]) =>
      `<ol data-way="${way}"${way === 'tap' ? ' hidden' : ''}>${said.map((step) => `<li>${shown(step)}</li>`).join('')}</ol>`
    const small = name ? ` <small>${shown(words(name))}</small>` : ''
    return `<section class="card">
${steps('hand', text('page.toZalo.copy'), text('page.toZalo.openAndPaste'))}
${steps('tap', text('page.toZalo.tap'), text('page.toZalo.paste'))}
<p class="copying"><strong id="code">${shown(words(code))}</strong>
<button class="small button" id="copy" type="button" data-copied="${shown(text('page.toZalo.copied'))}" hidden>${shown(text('page.toZalo.copyButton'))}</button></p>
<p id="refused" role="alert" hidden>${shown(text('page.toZalo.refused'))}</p>
<a class="button" id="zalo" href="${shown(words(chatLink))}">${shown(text('page.toZalo.open'))}${small}</a>
<p class="aside">${shown(text('page.toZalo.photo'))}</p>
</section>
<script type="module" src="/poster.js"></script>`
  }
}
