import { expect, test } from 'vitest'
import { environmentExample, settingsTable } from '../../../server/env/documentation.ts'
import { environmentSchema } from '../../../server/env/environment.ts'
import { readEnvironment } from '../../../server/env/readEnvironment.ts'

const NAMES = Object.keys(environmentSchema.shape)

test('the table has a row for every setting, with what it means', () => {
  const rows = settingsTable().split('\n').slice(2)
  expect(rows.map((row) => /^\| `(\w+)` \| \S.* \|/.exec(row)?.[1])).toEqual(NAMES)
})

test('every default in the example, taken out of its comment, is accepted and changes nothing', () => {
  const lines = environmentExample().matchAll(/^# ([A-Z_]+)=(.*)$/gm)
  const variables = Object.fromEntries(Array.from(lines, ([, name, value]) => [name ?? '', value ?? '']))
  expect(Object.keys(variables)).toEqual(NAMES)
  expect(readEnvironment(variables)).toEqual(readEnvironment({}))
})
