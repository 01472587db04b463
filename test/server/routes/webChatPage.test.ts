import fastify from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { catalogues } from '../../../locales/catalogue.ts'
import { addPage } from '../../../server/routes/webChat/page.ts'

/** Bytes of everything that the page loads, as it is sent to a phone. */
const SENT_LIMIT = 60 * 1024

const app = fastify()
let html = ''
let links: string[] = []

beforeAll(async () => {
  addPage(app, {
    city: { name: 'Hải "Phòng" <b>', timeZone: 'Asia/Ho_Chi_Minh', contact: '1900 <b> 9095' },
  })
  const response = await app.inject({ url: '/chat' })
  expect([response.statusCode, response.headers['content-type'], response.headers['cache-control']]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-cache',
  ])
  html = response.body
  links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '')
})

describe('the page', () => {
  test('needs nothing from elsewhere, and all that it needs is there for good', async () => {
    expect(links.length).toBeGreaterThan(10)
    for (const link of links) {
      expect(link).toMatch(/^\/chat\/page\//)
      const response = await app.inject({ url: link })
      expect([link, response.statusCode]).toEqual([link, 200])
      expect(response.headers['cache-control']).toContain('immutable')
      const imports = [...response.body.matchAll(/from '(\.[^']+)'/g)].map(
        (match) => new URL(match[1] ?? '', `http://x${link}`).pathname,
      )
      for (const file of imports) expect(links).toContain(file)
    }
  })

  test('is small', async () => {
    const headers = { 'accept-encoding': 'gzip, br' }
    const responses = await Promise.all(
      ['/chat', ...new Set(links)].map((url) => app.inject({ url, headers })),
    )
    const sizes = responses.map((response) => response.rawPayload.length)
    expect(responses.every((response) => response.headers['content-encoding'] === 'br')).toBe(true)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(SENT_LIMIT)
  })

  test('holds no script or style that a strict policy would refuse', () => {
    expect(html).not.toMatch(/\son\w+=|\sstyle=|<style|javascript:/)
    const scripts = [...html.matchAll(/<script([^>]*)>/g)].map((match) => match[1] ?? '')
    expect(
      scripts.every((attributes) => attributes.includes('application/json') || attributes.includes('src=')),
    ).toBe(true)
  })

  test('names the city, and whatever it is called stays words', () => {
    expect(html).toContain('<title>Khai báo y tế Hải &quot;Phòng&quot; &lt;b></title>')
    expect(html).not.toContain('<b>')
    const data = JSON.parse(/id="data">(.*?)<\/script>/.exec(html)?.[1] ?? '')
    expect(data.city).toEqual({ name: 'Hải "Phòng" <b>', timeZone: 'Asia/Ho_Chi_Minh', trial: false })
    expect(data.texts.en['webChat.send']).toBe(catalogues.en['webChat.send'])
  })

  test('says without scripts what can be done, in both languages, with whom to ask', () => {
    const said = /<noscript>(.*?)<\/noscript>/s.exec(html)?.[1] ?? ''
    expect(said).toMatch(/lang="vi">.*Ghi sổ giấy tại nơi đến.*Cần hỏi thêm: 1900 &lt;b&gt; 9095/s)
    expect(said).toMatch(/lang="en">.*Sign the paper book/s)
    // No account of Zalo is there to be opened.
    expect(said).not.toContain('Zalo')
  })

  test('of another version still finds its files, and does not keep them', async () => {
    const response = await app.inject({ url: '/chat/page/000000000000/main.js' })
    expect([response.statusCode, response.headers['cache-control']]).toEqual([200, 'no-cache'])
    for (const url of [
      '/chat/page/0/..%2f..%2fapp.ts',
      '/chat/page/0/types.d.ts',
      '/chat/page/0/index.html',
    ]) {
      expect((await app.inject({ url })).statusCode).toBe(404)
    }
  })
})
