import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { differences } from '../flows/world/differences.ts'
import { type Ground, newGround } from '../flows/world/ground.ts'
import { play } from '../flows/world/play.ts'
import { changesOf, fileOf, otherChannelsOf, SCRIPTS, scriptOf } from '../flows/world/scripts.ts'
import { newWorld } from '../flows/world/world.ts'
import { ofShare } from './share.ts'

const elsewhere = SCRIPTS.filter((name) => otherChannelsOf(name).length > 0)

let ground: Ground
beforeAll(async () => {
  ground = await newGround()
})
afterAll(() => ground?.close())

describe('the same with everybody on one channel', () => {
  it.each(ofShare(elsewhere, process.env.SHARE))('%s', async (name) => {
    const source = await play(scriptOf(name), await newWorld(ground))
    for (const channel of otherChannelsOf(name)) {
      const there = await play(scriptOf(name), await newWorld(ground, channel), { channel, source })
      const changed = differences(channel, source, there)
      const file = fileOf(changesOf(name, channel))
      if (changed !== undefined) await expect(changed, channel).toMatchFileSnapshot(file)
      else
        expect(
          existsSync(file),
          `nothing differs on ${channel}, so nobody should read that something does`,
        ).toBe(false)
    }
  })
})
