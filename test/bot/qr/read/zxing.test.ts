import sharp from 'sharp'
import { expect, it } from 'vitest'
import { readWithZxing, zxingMemoryBytes } from '../../../../bot/qr/read/zxing.ts'

it('gives back the memory that a huge picture took', async () => {
  const huge = sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } })
  expect(await readWithZxing(await huge.jpeg().toBuffer())).toEqual([])
  expect(await zxingMemoryBytes()).toBeLessThan(64 * 1024 * 1024)
})
