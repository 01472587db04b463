import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { LongestFirst } from './longestFirst.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Need a browser, a PDF renderer or minutes: each is a named script of its own. */
const NAMED_SCRIPTS = [
  'test/browser/**',
  'test/files/**',
  'test/channels/**',
  'test/faults/**',
  'test/start/**',
  'test/db/embedded/**',
  'test/bot/qr/{read,workshop}/**',
  'test/bot/qr/commandLine.test.ts',
]

/** Tests of functions alone. */
const PLAIN = [
  'test/bot/core/**/*.test.ts',
  'test/bot/channels/*.test.ts',
  'test/bot/channels/{telegram,zalo}/**/*.test.ts',
  'test/bot/{flows,templates}/**/*.test.ts',
  'test/bot/{draw,qr/engine,qr/picture}/**/*.test.ts',
  'test/bot/qr/{code,parseCode,photoReader}.test.ts',
  'test/{bench,checks,stories}/**/*.test.ts',
  'test/{locales,soak}/**/*.test.ts',
]

/** Tests on databases of their own, with the real modules. Workers that play a script in the bot's place are in a folder of their own. */
const STORED = [
  'test/db/*.test.ts',
  'test/server/*.test.ts',
  'test/fuzz/**/*.test.ts',
  'test/db/{backup,units}/**/*.test.ts',
  'test/flows/*.test.ts',
  'test/bot/channels/web/**/*.test.ts',
  'test/server/{commands,env,exports,gate,inbox,routes,zalo}/**/*.test.ts',
  'test/server/workers/*.test.ts',
]

/** The emulators' own tests, not beside those of the bot: its reader of photos forbids sharp some formats. */
const EMULATORS = ['test/emulators/**/*.test.ts']

/**
 * Files that neither replace modules nor change their process. One that has loaded the modules for such a file runs the
 * next as well, which saves half a second of processor time a file; every other file has a process of its own.
 */
function sharing(name: string, include: string[]): TestProjectInlineConfiguration {
  return { test: { ...EACH, name, include, isolate: false } }
}

const EACH = { root, testTimeout: 30_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    root,
    // Half of the time is waiting for PostgreSQL and for other processes, so that on two cores three files go well beside each other.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    // Of the whole and not of a project, so that there is one PostgreSQL for all.
    globalSetup: ['test/support/globalDatabase.ts'],
    projects: [
      {
        test: {
          ...EACH,
          name: 'alone',
          include: ['test/**/*.test.ts'],
          exclude: [...NAMED_SCRIPTS, ...PLAIN, ...STORED, ...EMULATORS],
        },
      },
      sharing('plain', PLAIN),
      sharing('stored', STORED),
      sharing('emulators', EMULATORS),
    ],
  },
})
