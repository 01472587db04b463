import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The pages in a real Chromium: `CHROMIUM` names it where it is at neither of Debian's places. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/support/globalDatabase.ts'],
    // One browser at a time: several starve each other on a small machine.
    fileParallelism: false,
    // None replaces a module, and to load the product anew for each file takes a third of the time.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
