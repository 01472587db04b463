import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('starts by hand, says where it is, and stops on Ctrl-C', async () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const cwd = fileURLToPath(new URL('../../..', import.meta.url))
  const server = spawn(process.execPath, ['--import', 'tsx', main, '--port', '0', '--token', '77:BY-HAND'], {
    cwd,
  })
  const exit = once(server, 'exit')
  const lines: string[] = []
  for await (const line of createInterface(server.stdout)) {
    lines.push(line)
    if (lines.length < 3) continue
    const apiRoot = /TELEGRAM_API_ROOT=(\S+) TELEGRAM_BOT_TOKEN=77:BY-HAND/.exec(line)?.[1]
    expect((await fetch(`${apiRoot}/`)).headers.get('content-type')).toContain('text/html')
    expect(await (await fetch(`${apiRoot}/bot77:BY-HAND/getMe`)).json()).toMatchObject({ result: { id: 77 } })
    server.kill('SIGINT')
  }
  expect(await exit).toEqual([0, null])
  expect(lines[0]).toContain('A Telegram for trying out')
})
