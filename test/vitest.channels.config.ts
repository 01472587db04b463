import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Each conversation once more with everybody on another channel; `SHARE=2/5` plays a share of them. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/channels/**/*.test.ts'],
    globalSetup: ['test/support/globalDatabase.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
