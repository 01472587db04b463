import { describe, expect, it, vi } from 'vitest'
import type { Environment } from '../../../server/env/environment.ts'
import { readEnvironment } from '../../../server/env/readEnvironment.ts'
import { endAll, endTogether } from '../../../server/start/endings.ts'
import { startServer } from '../../../server/start/startServer.ts'
import { freshDatabase } from '../../support/database.ts'

const closed: string[] = []
vi.mock('../../../server/start/serve.ts', async (original) => ({
  ...(await original<typeof import('../../../server/start/serve.ts')>()),
  serve: async () => () => {
    throw new Error('a route does not end')
  },
}))
vi.mock('../../../server/start/openDatabase.ts', async (original) => ({
  ...(await original<typeof import('../../../server/start/openDatabase.ts')>()),
  openDatabase: async ({ DATABASE_URL: url }: Environment) => ({
    url,
    embedded: false,
    close: async () => void closed.push('PostgreSQL'),
  }),
}))

describe('a server one of whose endings fails', () => {
  it('still ends its PostgreSQL, and tells what failed', async () => {
    const fresh = await freshDatabase()
    const key = Buffer.alloc(32, 1).toString('base64')
    const settings = { DATABASE_URL: fresh.url, SEAL_KEY: key, FIND_KEY: key, PORT: '0' }
    const read = readEnvironment({ ...settings, LOG_LEVEL: 'silent' })
    if ('problems' in read) throw new Error(read.problems.join('\n'))
    try {
      const server = await startServer(read.environment, () => {})
      await expect(server.stop()).rejects.toThrow('a route does not end')
      expect(closed).toEqual(['PostgreSQL'])
    } finally {
      await fresh.drop()
    }
  })
})

describe.each([
  ['one after the other', endAll],
  ['together', endTogether],
])('endings %s', (_, end) => {
  it('are all carried out before the first error is thrown', async () => {
    const ended: number[] = []
    const ending =
      (number: number, fails = false) =>
      async () => {
        await Promise.resolve()
        ended.push(number)
        if (fails) throw new Error(`ending ${number}`)
      }
    await expect(end([ending(1), ending(2, true), ending(3, true), ending(4)])).rejects.toThrow('ending 2')
    expect(ended).toEqual([1, 2, 3, 4])
  })

  it('that throw at once are no different', async () => {
    const after = vi.fn()
    const thrower = () => {
      throw new Error('at once')
    }
    await expect(end([thrower, after])).rejects.toThrow('at once')
    expect(after).toHaveBeenCalledOnce()
  })
})
