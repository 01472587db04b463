import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startReceiver } from './tinyOa.ts'

const SETTINGS = 7

test('starts by hand, says the settings, delivers, and stops on Ctrl-C', async () => {
  const receiver = await startReceiver()
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const cwd = fileURLToPath(new URL('../../..', import.meta.url))
  const args = ['--import', 'tsx', main, '--port', '0', '--webhook', receiver.url]
  const server = spawn(process.execPath, args, { cwd })
  const exit = once(server, 'exit')
  const settings = new Map<string, string>()
  for await (const line of createInterface(server.stdout)) {
    const [, name, value] = /^(ZALO_\w+)=(\S+)$/.exec(line) ?? []
    if (name === undefined || value === undefined) continue
    settings.set(name, value)
    if (settings.size < SETTINGS) continue
    const origin = settings.get('ZALO_API_ROOT')
    expect((await fetch(`${origin}/`)).headers.get('content-type')).toContain('text/html')
    await fetch(`${origin}/by-hand/text`, { method: 'POST', body: JSON.stringify({ text: 'chào' }) })
    await expect.poll(() => receiver.eventsOf('user_send_text')).toHaveLength(1)
    server.kill('SIGINT')
  }
  expect(await exit).toEqual([0, null])
  await receiver.close()
  expect([...settings.keys()]).toEqual([
    'ZALO_APP_ID',
    'ZALO_APP_SECRET',
    'ZALO_OA_ID',
    'ZALO_OA_SECRET',
    'ZALO_API_ROOT',
    'ZALO_OAUTH_ROOT',
    'ZALO_MEDIA_HOSTS',
  ])
})
