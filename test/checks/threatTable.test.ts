import { expect, test } from 'vitest'
import { wrongThreats } from './threatTable.ts'

const sources = new Map([
  [
    'test/db/roles.test.ts',
    "// it never owns what it should not\nit('owns no table at all', () => {})\nit.each([1])('%s is refused by the owner', () => {})",
  ],
  ['test/flows/transcripts/a.txt', '# Sixty come at night\nNgọc > chào'],
])
const sourceOf = (file: string) => sources.get(file)

const paper = (proved: string) =>
  [
    '<!-- threats -->',
    '| asset | attacker | way in | what stops it | proved by |',
    '|---|---|---|---|---|',
    `| tables | a stolen connection | drop table | a role that owns nothing | ${proved} |`,
    '<!-- /threats -->',
  ].join('\n')

test.each([
  '`test/db/roles.test.ts`: owns no table',
  '`test/db/roles.test.ts`: is refused by the owner',
  '`test/flows/transcripts/a.txt`: Sixty come at night',
])('a threat names a test that is there: %s', (proved) => {
  expect(wrongThreats(paper(proved), sourceOf)).toEqual([])
})

test.each([
  ['another name', '`test/db/roles.test.ts`: owns everything', /has no test "owns everything"/],
  ['a file that is not there', '`test/db/gone.test.ts`: owns no table', /gone\.test\.ts has no test/],
  ['a word of a name', '`test/db/roles.test.ts`: table', /has no test "table"/],
  ['what stands beside the tests', '`test/db/roles.test.ts`: never owns what it should', /has no test/],
  ['no test', 'thinking about it', /no test is named/],
  ['nothing', '', /not whole/],
])('%s is told', (_what, proved, said) => {
  expect(wrongThreats(paper(proved), sourceOf)).toEqual([expect.stringMatching(said)])
})

test('a paper without the table is told', () => {
  expect(wrongThreats(undefined, sourceOf)).toHaveLength(1)
  expect(wrongThreats('# Security', sourceOf)).toHaveLength(1)
})
