import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/files/**', 'test/faults/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
