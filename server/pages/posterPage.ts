import { render, type Text, text, words } from '../../bot/core/text.ts'
import type { Language } from '../../locales/catalogue.ts'
import { escapeHtml } from './document.ts'
import { posterDocument } from './posterDocument.ts'
import { zaloWay } from './zaloWay.ts'

/** A way to check in, with the bot's name there, so that it can be told from one that only looks like it. */
export type PosterWay = {
  readonly name: 'zalo' | 'telegram' | 'web'
  readonly botName: string | undefined
}

export type PosterPage = {
  readonly address: string
  readonly venue: Text
  readonly place: Text
  readonly said: readonly Text[]
  /** As it is printed and typed. */
  readonly code: string
  readonly ways: readonly PosterWay[]
  /** Stands first and large; the others are smaller below it. */
  readonly favoured: PosterWay['name'] | undefined
}

type Shown = (content: Text) => string

/** A poster's page. Nobody needs a script for any of it; Zalo's way is easier with one. */
export function posterPage(language: Language, page: PosterPage): string {
  const shown: Shown = (content) => escapeHtml(render(language, content)).replaceAll('\n', '<br>')
  const first = page.ways.filter(({ name }) => !page.favoured || name === page.favoured)
  const others = page.ways.filter((way) => !first.includes(way))
  const hasZalo = page.ways.some(({ name }) => name === 'zalo')
  const main = [
    `<h1><bdi>${shown(page.venue)}</bdi></h1>`,
    `<p class="place"><bdi>${shown(page.place)}</bdi></p>`,
    ...page.said.map((content) => `<p>${shown(content)}</p>`),
    ...first.map((way) => wayHtml(shown, page, way)),
    ...(others.length > 0 ? [`<h2>${shown(text('page.gate.otherWays'))}</h2>`] : []),
    ...others.map((way) => smallWay(shown, page, way)),
    // With Zalo on, the code stands above already.
    ...(hasZalo ? [] : [`<footer>${shown(text('page.gate.typeCode', { code: page.code }))}</footer>`]),
  ]
  return posterDocument(language, { title: page.venue, address: page.address, main: main.join('\n') })
}

function wayHtml(shown: Shown, page: PosterPage, way: PosterWay): string {
  const href = `${page.address}/${way.name}`
  if (way.name === 'zalo') return zaloWay({ code: page.code, chatLink: href, name: way.botName })(shown)
  return `<a class="button" href="${escapeHtml(href)}">${labelOf(shown, way)}</a>`
}

/** A small button; Zalo's, which needs the code first, opens to show it. */
function smallWay(shown: Shown, page: PosterPage, way: PosterWay): string {
  if (way.name === 'zalo')
    return `<details><summary class="quiet button">${shown(text('page.gate.zalo'))}</summary>${wayHtml(shown, page, way)}</details>`
  return `<a class="quiet button" href="${escapeHtml(`${page.address}/${way.name}`)}">${labelOf(shown, way)}</a>`
}

function labelOf(shown: Shown, { name, botName }: PosterWay): string {
  const small = botName ? ` <small>${shown(words(botName))}</small>` : ''
  return `${shown(text(name === 'telegram' ? 'page.gate.telegram' : 'page.gate.here'))}${small}`
}
