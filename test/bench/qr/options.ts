import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DECODERS, type DecoderName } from './decoder.ts'
import { SET_NAMES, type SetName } from './photoSet.ts'

/** What is drawn is measured like a set of photos that are read. */
const MAKING = 'making'
const CHOICES = [...SET_NAMES, MAKING] as const

export const USAGE = `npm run bench:qr -- [options]
  --sets a,b       of: ${CHOICES.join(', ')}
  --decoders a,b   of: ${DECODERS.join(', ')}
  --limit N        so many photos of each set
  --photos DIR     where the real photos are
  --misses         names the photos that ours did not read
  --save DIR       keeps the photos that were taken there`

/** Beside the checkout, as the real photos may not be part of it. */
const REAL_PHOTOS = fileURLToPath(new URL('../../../../shared/data/qr-photos', import.meta.url))

export interface BenchOptions {
  readonly sets: readonly SetName[]
  /** Whether the drawing of posters and cards is measured too. */
  readonly making: boolean
  readonly decoders: readonly DecoderName[]
  readonly limit: number
  readonly photos: string
  readonly misses: boolean
  readonly save: string | undefined
}

/** Reads the command line; throws with words when it cannot be understood. */
export function readOptions(words: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      sets: { type: 'string' },
      decoders: { type: 'string' },
      limit: { type: 'string' },
      photos: { type: 'string' },
      misses: { type: 'boolean' },
      save: { type: 'string' },
    },
  })
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit)
  if (!(limit > 0)) throw new Error('--limit takes a number above 0')
  const asked = chosen(values.sets, CHOICES)
  return {
    sets: SET_NAMES.filter((name) => asked.includes(name)),
    making: asked.includes(MAKING),
    decoders: chosen(values.decoders, DECODERS),
    limit,
    photos: values.photos ?? REAL_PHOTOS,
    misses: values.misses ?? false,
    save: values.save,
  }
}

/** The names in a list, each by its beginning at least, in the order of `known`; all when there is no list. */
function chosen<Name extends string>(list: string | undefined, known: readonly Name[]): readonly Name[] {
  if (list === undefined) return known
  const asked = list.split(',').map((name) => name.trim())
  const stray = asked.find((name) => !known.some((one) => one.startsWith(name)))
  if (stray !== undefined) throw new Error(`${stray} is none of: ${known.join(', ')}`)
  return known.filter((one) => asked.some((name) => one.startsWith(name)))
}
