import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Need a browser, a PDF renderer or minutes: each is a named script of its own. */
const NAMED_SCRIPTS = ['test/browser/**', 'test/files/**', 'test/faults/**']

/**
 * Tests of functions alone, with no database, no process and no mocked module. A process that has loaded the modules
 * for one such file runs the next as well, which saves two thirds of a second a file.
 */
const PLAIN = [
  'test/bot/core/**/*.test.ts',
  'test/bot/channels/*.test.ts',
  'test/bot/channels/{telegram,zalo}/**/*.test.ts',
  'test/bot/{flows,templates}/**/*.test.ts',
  'test/bot/qr/{draw,engine,picture}/**/*.test.ts',
  'test/locales/**/*.test.ts',
]

/** The emulators' own tests likewise, but not beside those of the bot: its reader of photos forbids sharp some formats. */
const EMULATORS = ['test/emulators/**/*.test.ts']

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    // Half of the time is waiting for PostgreSQL and for other processes, so that two files go well beside each other.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: [...NAMED_SCRIPTS, ...PLAIN, ...EMULATORS],
          globalSetup: ['test/support/globalDatabase.ts'],
        },
      },
      { extends: true, test: { name: 'plain', include: PLAIN, isolate: false } },
      { extends: true, test: { name: 'emulators', include: EMULATORS, isolate: false } },
    ],
  },
})
