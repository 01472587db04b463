import { expect, test } from 'vitest'
import { importsOf } from './imports.ts'

test('every way to import another file is found, with what it names', () => {
  const source = [
    "import { readFileSync } from 'node:fs'",
    "import { one } from './one.ts'",
    "import type { Two } from '../two.ts'",
    'import {',
    '  three,',
    '  type Third,',
    "} from './deep/three.ts'",
    "import './four.ts'",
    "import * as five from '../../five.js'",
    '',
    'export type Own = { readonly from: string }',
    "export { six } from './six.ts'",
    "export type { Seven } from './seven.ts'",
    "const eight = () => import('./eight.ts')",
    "const nine = new URL('./nine.mjs', import.meta.url)",
    "const data = new URL('./data.json', import.meta.url)",
    "// import { not } from './comment.ts'",
  ].join('\n')
  const found = importsOf(new Map([['bot/core/here.ts', source]]))
  expect(found.map(({ to, typeOnly }) => (typeOnly ? `${to} type` : to))).toEqual([
    'bot/core/one.ts',
    'bot/two.ts type',
    'bot/core/deep/three.ts',
    'bot/core/four.ts',
    'five.js',
    'bot/core/six.ts',
    'bot/core/seven.ts type',
    'bot/core/eight.ts',
    'bot/core/nine.mjs',
  ])
})
