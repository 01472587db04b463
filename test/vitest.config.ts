import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.ts'],
    // These need a browser, a PDF renderer or minutes: each is a named script of its own.
    exclude: ['test/browser/**', 'test/files/**', 'test/faults/**'],
    // Half of the time is waiting for PostgreSQL and for other processes, so that two files go well beside each other.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: ['test/support/globalDatabase.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
