import type { Entity } from '../wire.ts'

export interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

const STYLE_OF_TAG: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
  code: 'code',
  pre: 'pre',
}

export const KNOWN_TAGS: ReadonlySet<string> = new Set([
  ...Object.keys(STYLE_OF_TAG),
  'a',
  'blockquote',
  'tg-emoji',
  'tg-time',
])

type EntityMeaning = Omit<Entity, 'offset' | 'length'>

/**
 * @param outer the tag around it: `<pre><code class="language-…">` is one entity.
 * @returns what a closed tag means, or nothing for a tag that only groups.
 */
export function entityOfTag(tag: Tag, outer: Tag | undefined): EntityMeaning | undefined {
  if (tag.name === 'a') return linkEntity(tag)
  if (tag.name === 'code' && outer?.name === 'pre') return undefined
  if (tag.name === 'blockquote') {
    return { type: tag.attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote' }
  }
  if (tag.name === 'tg-emoji') {
    const id = tag.attributes.get('emoji-id')
    return id === undefined ? undefined : { type: 'custom_emoji', custom_emoji_id: id }
  }
  const style = STYLE_OF_TAG[tag.name]
  return style === undefined ? undefined : { type: style }
}

function linkEntity(tag: Tag): EntityMeaning | undefined {
  const url = tag.attributes.get('href')
  return url === undefined || url === '' ? undefined : { type: 'text_link', url }
}
