import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** A server that is killed again and again under load: minutes of a machine's whole attention. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/faults/**/*.test.ts'],
    globalSetup: ['test/support/globalDatabase.ts', 'test/faults/support/summary.ts'],
    testTimeout: 900_000,
    hookTimeout: 60_000,
  },
})
