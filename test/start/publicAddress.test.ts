import { expect, test } from 'vitest'
import { newFolder, startServer } from './scene.ts'

test('with a public address there are no links that say who somebody is: the page takes none', async () => {
  const server = startServer({ cwd: newFolder(), variables: { PUBLIC_URL: 'https://khaibao.example.vn' } })
  await server.hears(/tờ dán +mang địa chỉ https:\/\/khaibao\.example\.vn/)
  server.signal('SIGINT')
  expect(await server.ended).toBe(0)
  expect(server.said()).not.toMatch(/#me=|ghepnhom/)
})
