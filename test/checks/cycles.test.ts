import { expect, test } from 'vitest'
import { cycles } from './cycles.ts'

/** `a>b` imports, `a-b` imports types. */
function imports(...arrows: string[]) {
  return arrows.map((arrow) => {
    const [from = '', to = ''] = arrow.split(/[->]/)
    return { from, to, typeOnly: arrow.includes('-') }
  })
}

test('files in a tree make no circle', () => {
  expect(cycles(imports('a>b', 'a>c', 'b>d', 'c>d'))).toEqual([])
})

test('each circle is told once, from one of its files and back', () => {
  expect(cycles(imports('a>b', 'b>c', 'c>a', 'c>d', 'd>e', 'e>d'))).toEqual([
    'a circle of imports: a -> b -> c -> a',
    'a circle of imports: d -> e -> d',
  ])
})

test('a file that imports itself is a circle', () => {
  expect(cycles(imports('a>a'))).toEqual(['a circle of imports: a -> a'])
})

test('a circle that only types close is none when the program runs', () => {
  expect(cycles(imports('a>b', 'b-a'))).toEqual([])
})
