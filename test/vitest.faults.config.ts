import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** A server that is killed again and again under load: minutes of a machine's whole attention. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/faults/**/*.test.ts'],
    globalSetup: ['test/support/globalDatabase.ts', 'test/faults/support/summary.ts'],
    // A share of the kills is mostly waiting for the leases of the dead, so its runs go beside each other.
    maxConcurrency: process.env.KILLS === undefined ? 1 : 4,
    // So do its files; by hand each has the machine to itself.
    maxWorkers: process.env.KILLS === undefined ? 1 : 3,
    // None replaces a module, so that a process which has loaded the product runs the next file as well.
    isolate: false,
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
  },
})
