import { expect, it } from 'vitest'
import { chanceOf } from './chance.ts'
import { PHOTO_KINDS, shotOf } from './kinds/kinds.ts'
import { aim, subjectView } from './scene/aim.ts'
import { surfaceOf } from './scene/stageScene.ts'

const SHOTS_EACH = 24
/** Below this a module can no longer be told from its neighbours by any means, in pixels that the lens resolves. */
const SMALLEST_MODULE = 1.8
/** A creased facet may be turned away from the camera; most of the symbol is not. */
const CREASED = 0.6

/** A poster's symbol of the usual size. */
const SUBJECT = { x: 0, y: -0.05, side: 0.71, modules: 33 }

it.each(PHOTO_KINDS)('every shot of kind %s has the whole symbol in it, large enough to be read', (kind) => {
  for (let number = 0; number < SHOTS_EACH; number++) {
    const chance = chanceOf(number).branch(kind)
    const shot = shotOf(kind, chance)
    const surface = surfaceOf(shot.form, chance.branch('paper'))
    const view = subjectView(aim(shot, SUBJECT, surface), SUBJECT, surface)
    const least = SMALLEST_MODULE * (shot.form.kind === 'crumpled' ? CREASED : 1)
    expect(view.smallestModule).toBeGreaterThan(least * 0.98)
    for (const [x, y] of view.corners) {
      expect(x).toBeGreaterThan(0)
      expect(y).toBeGreaterThan(0)
      expect(x).toBeLessThan(shot.width)
      expect(y).toBeLessThan(shot.height)
    }
  }
})
