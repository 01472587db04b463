import { describe, expect, it } from 'vitest'
import { ownSymbols } from '../../../../bot/qr/engine/ownSymbols.ts'
import { readPhoto } from '../../../../bot/qr/read/readPhoto.ts'
import type { Stage } from '../../../../bot/qr/read/stage.ts'
import { IN_FULL, IN_TIME } from '../../../../bot/qr/read/stages.ts'
import type { PhotoKind } from '../../../support/photograph/kinds/kinds.ts'
import { PRODUCT_HOSTS } from '../../../support/photograph/prints/productHosts.ts'
import { productPhoto } from '../../../support/photograph/productPhoto.ts'
import { photographWithoutCode } from '../../../support/photograph/withoutCode/photographWithoutCode.ts'

/** One photo of each kind of hardship, small ones because they are taken faster. */
const PHOTOS: readonly (readonly [kind: PhotoKind, number: number])[] = [
  ['perspective', 3],
  ['rotation', 6],
  ['defocus', 8],
  ['motion', 2],
  ['lowLight', 4],
  ['glare', 3],
  ['occlusion', 0],
  ['shadow', 8],
  ['curved', 8],
  ['crumpled', 8],
  ['small', 6],
  ['jpeg', 1],
  ['mixed', 9],
]
/** Seeds of photos that show a maze, half a symbol, and nonsense between perfect finders. */
const DECOYS = [8, 9, 58]

const [host, ...former] = PRODUCT_HOSTS
const own = ownSymbols({ public: host, former })

/** Without haste: a busy machine must not decide. */
function read(file: Uint8Array, stages: readonly Stage[]) {
  const now = () => performance.now()
  return readPhoto(file, { stages, budgetMs: 60_000, now, own, understands: () => true })
}

describe('a hard photo of our own print', () => {
  it.each(PHOTOS)('%s, number %i, is read exactly', async (kind, number) => {
    const { jpeg, text } = await productPhoto(kind, number)
    expect(await read(jpeg, IN_FULL)).toEqual({ kind: 'texts', texts: [text] })
  })
})

describe('a photo without a code', () => {
  it.each(DECOYS)('gives no text, seed %i', async (seed) => {
    const { jpeg } = await photographWithoutCode(seed)
    expect((await read(jpeg, IN_TIME)).kind).toBe('nothing')
  })
})

it('the same photo is the same to the last byte', async () => {
  const [first, second] = [await productPhoto('mixed', 5), await productPhoto('mixed', 5)]
  expect(Buffer.compare(first.jpeg, second.jpeg)).toBe(0)
})
