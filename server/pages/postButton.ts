import type { Text } from '../../bot/core/text.ts'
import type { PageBlock } from './plainPage.ts'

/** A button that posts to the page's own address: what a link's preview, which only gets, must not do. */
export function postButton(label: Text): PageBlock {
  return (shown) => `<form method="post"><button class="button">${shown(label)}</button></form>`
}
