import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** What needs poppler-utils and LibreOffice: printed documents, looked at as pixels, and files as a spreadsheet program takes them. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/files/**/*.test.ts'],
    testTimeout: 60_000,
    // LibreOffice starts in a few seconds, and in many more beside other programs.
    hookTimeout: 60_000,
  },
})
