import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { clean } from './clean.ts'
import { withFoundEntities } from './entities.ts'
import { parseHtml } from './html.ts'

function problem(html: string): string {
  try {
    parseHtml(html)
  } catch (error) {
    if (error instanceof Refusal) return error.message.replace("Bad Request: can't parse entities: ", '')
    throw error
  }
  throw new Error('nothing was refused')
}

describe('HTML', () => {
  test('becomes text and entities', () => {
    expect(
      parseHtml('Chào <b>anh <i>Sơn</i></b> &amp; <a href="https://t.me/x?a=1&amp;b=2">đây</a>'),
    ).toEqual({
      text: 'Chào anh Sơn & đây',
      entities: [
        { type: 'bold', offset: 5, length: 7 },
        { type: 'italic', offset: 9, length: 3 },
        { type: 'text_link', url: 'https://t.me/x?a=1&b=2', offset: 15, length: 3 },
      ],
    })
  })

  test.each([
    ['<strong>x</strong>', 'bold'],
    ['<em>x</em>', 'italic'],
    ['<ins>x</ins>', 'underline'],
    ['<del>x</del>', 'strikethrough'],
    ['<tg-spoiler>x</tg-spoiler>', 'spoiler'],
    ['<span class="tg-spoiler">x</span>', 'spoiler'],
    ['<code>x</code>', 'code'],
    ['<pre><code class="language-ts">x</code></pre>', 'pre'],
    ['<blockquote>x</blockquote>', 'blockquote'],
    ['<blockquote expandable>x</blockquote>', 'expandable_blockquote'],
    ['<B>x</b>', 'bold'],
  ])('knows %s', (html, type) => {
    expect(parseHtml(html)).toEqual({ text: 'x', entities: [{ type, offset: 0, length: 1 }] })
  })

  test('counts offsets in UTF-16 units', () => {
    expect(parseHtml('🐟🐟<b>🐟</b>').entities).toEqual([{ type: 'bold', offset: 4, length: 2 }])
  })

  test.each([
    ['<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['độ <b><i>x</b></i>', 'Unmatched end tag at byte offset 13, expected "</i>", found "</b>"'],
    ['độ <br>', 'Unsupported start tag "br" at byte offset 6'],
    ['<script>x</script>', 'Unsupported start tag "script" at byte offset 0'],
    ['a < b', 'Unsupported start tag "" at byte offset 2'],
    ['a <b', 'Unclosed start tag at byte offset 2'],
    ['<a href="x>', 'Unclosed start tag at byte offset 0'],
    ['<b>x</b', 'Unclosed end tag at byte offset 4'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<b =1>x</b>', 'Empty attribute name in the tag "b" at byte offset 0'],
  ])('refuses %s', (html, words) => {
    expect(problem(html)).toBe(words)
  })

  test('knows four named references and numbers; others stand for themselves', () => {
    expect(parseHtml('&lt;&gt;&amp;&quot;&#39;&#x1F41F;&nbsp;& &#0;').text).toBe('<>&"\'🐟&nbsp;& &#0;')
  })

  test('gives any escaped text back unchanged', () => {
    const escaped = (text: string): string =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(parseHtml(`<b>${escaped(text)}</b>`).text).toBe(text)
      }),
    )
  })
})

describe('cleaning', () => {
  test('is done once and for all, and moves entities along', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = clean(text).text
        expect(clean(once).text).toBe(once)
      }),
    )
    const bold = { type: 'bold', offset: 4, length: 5 }
    expect(clean(' \r\u202eb\u0000bo\rld ', [bold])).toEqual({
      text: 'b bold',
      entities: [{ type: 'bold', offset: 1, length: 4 }],
    })
  })

  test('leaves Vietnamese alone, composed or not', () => {
    for (const form of ['NFC', 'NFD']) {
      const name = 'Nguyễn Thị Hằng Ưỡ Đặng'.normalize(form)
      expect(clean(name).text).toBe(name)
    }
  })
})

describe('what Telegram finds by itself', () => {
  const found = (text: string): string[] =>
    withFoundEntities(text).map(
      ({ type, offset, length }) => `${type} ${text.slice(offset, offset + length)}`,
    )

  test('commands, with or without a name', () => {
    expect(found('/huy và /solieu@khaibao_bot.')).toEqual([
      'bot_command /huy',
      'bot_command /solieu@khaibao_bot',
    ])
    expect(found('a/b 1/8-15/8 /huỷ //x')).toEqual([])
  })

  test('links, names and tags', () => {
    expect(found('https://a.vn/x?y=/huy, @ai_do #dịch_tễ')).toEqual([
      'url https://a.vn/x?y=/huy',
      'mention @ai_do',
      'hashtag #dịch_tễ',
    ])
  })
})
