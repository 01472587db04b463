import { expect, it } from 'vitest'
import { seededNumbers } from '../../bot/qr/seeded.ts'
import { planCheckIns } from './plan.ts'

it('sends one in ten by photo, one in two hundred without a code, and each elsewhere than the last time', () => {
  const crowd = { persons: 401, venues: 10, posters: 3, photosWithoutCode: 2 }
  const next = planCheckIns({ ...crowd, random: seededNumbers(1) })
  const planned = Array.from({ length: 2_000 }, next)
  const count = (kind: string) => planned.filter(({ what }) => what.kind === kind).length
  expect([count('typed'), count('poster'), count('noCode')]).toEqual([1_800, 190, 10])
  const last = new Map<number, number>()
  const wrong = planned.filter(({ person, what }) => {
    if (what.kind === 'noCode') return false
    const before = last.get(person)
    last.set(person, what.venue)
    return what.venue === before || what.venue >= (what.kind === 'poster' ? crowd.posters : crowd.venues)
  })
  expect(wrong).toEqual([])
})
