import { beside, type Figure, type Unit } from '../harness.ts'
import type { Measured } from './measure.ts'
import { cpuMean, cpuQuantile, readCount } from './tables.ts'

const PEER = 'jimp + jsQR'

/** Ours beside jimp + jsQR, set by set: the ratio alone means anything on another machine. */
export function ratios(measured: readonly Measured[]): Figure[] {
  return measured.flatMap((ours) => {
    const peer = measured.find(({ set, decoder }) => set === ours.set && decoder === PEER)
    if (!ours.decoder.startsWith('ours') || peer === undefined) return []
    return COMPARED.map(({ name, unit, of }) =>
      beside(`${ours.set}, ${ours.decoder}: ${name}`, unit, { ours: [of(ours)], peer: [of(peer)] }),
    )
  })
}

const COMPARED: readonly {
  readonly name: string
  readonly unit: Unit
  readonly of: (measured: Measured) => number
}[] = [
  { name: 'read', unit: '%', of: (one) => (100 * readCount(one)) / one.photos.length },
  { name: 'CPU of a photo, median', unit: 'ms', of: (one) => cpuQuantile(one, 0.5) },
  { name: 'CPU of a photo, mean', unit: 'ms', of: cpuMean },
  { name: 'peak memory', unit: 'MB', of: ({ peakMb }) => peakMb },
  { name: 'pace with 2 threads', unit: 'photos/s', of: ({ photosPerSecond }) => photosPerSecond },
]
