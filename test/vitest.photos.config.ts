import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './longestFirst.ts'

/** Photos that are read, the hard and the hostile ones, and the threads that do it: minutes of processor time. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/bot/qr/{read,workshop}/**/*.test.ts', 'test/bot/qr/commandLine.test.ts'],
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
