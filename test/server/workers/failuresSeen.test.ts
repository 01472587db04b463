import { expect, it } from 'vitest'
import { createFailuresSeen } from '../../../server/workers/failuresSeen.ts'

/** What is said while a worker fails and works, by the seconds at which it does. */
function said(course: readonly (readonly [second: number, reason: string | undefined])[]) {
  const lines: unknown[] = []
  let second = 0
  const write = (fields: object, words: string) => lines.push([second, words, fields])
  const log = { error: write, warn: write } as never
  const failures = createFailuresSeen('turns', log, () => second * 1_000)
  for (const [at, reason] of course) {
    second = at
    if (reason === undefined) failures.worked()
    else failures.failed(reason)
  }
  return lines
}

const failed = (second: number, reason: string, count: number) => [
  second,
  'worker failed, going on',
  { worker: 'turns', reason, count },
]

it('says each reason at once and then now and then, with how often it was', () => {
  const away = Array.from({ length: 62 }, (_, second) => [second, 'ECONNREFUSED'] as const)
  expect(said([...away, [62, '57P03']])).toEqual([
    failed(0, 'ECONNREFUSED', 1),
    failed(30, 'ECONNREFUSED', 30),
    failed(60, 'ECONNREFUSED', 30),
    failed(62, '57P03', 1),
  ])
})

it('says once that it is over, and not while another lane still fails', () => {
  expect(
    said([
      [0, undefined],
      [1, 'ECONNREFUSED'],
      [2, undefined],
      [3, 'ECONNREFUSED'],
      [7, undefined],
      [9, undefined],
      [10, undefined],
      [11, 'ECONNREFUSED'],
    ]),
  ).toEqual([
    failed(1, 'ECONNREFUSED', 1),
    [9, 'worker works again', { worker: 'turns' }],
    failed(11, 'ECONNREFUSED', 1),
  ])
})
