import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './longestFirst.ts'

/** The product as an operator starts and ends it, and the PostgreSQL that comes along: every test starts programs, which takes seconds each. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/start/**/*.test.ts', 'test/db/embedded/**/*.test.ts'],
    globalSetup: ['test/support/globalDatabase.ts'],
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
