import { quantile } from '../harness.ts'
import { DECODERS } from './decoder.ts'
import type { Measured } from './measure.ts'

/** A set's table: a row for each decoder. */
export function setTable(set: string, measured: readonly Measured[]): string {
  const heads = [
    '',
    'read',
    '%',
    'wrong',
    'CPU ms median',
    'p95',
    'mean',
    'peak MB',
    'photos/s with 2 threads',
  ]
  const rows = measured.map((one) => [
    one.decoder,
    `${readCount(one)} of ${one.photos.length}`,
    ((100 * readCount(one)) / one.photos.length).toFixed(1),
    String(wrongCount(one)),
    ...[cpuQuantile(one, 0.5), cpuQuantile(one, 0.95), cpuMean(one)].map((ms) => ms.toFixed(1)),
    one.peakMb.toFixed(0),
    one.photosPerSecond.toFixed(1),
  ])
  return `\n${set}\n${columns([heads, ...rows])}`
}

/** How many of each kind every decoder read. */
export function kindTable(measured: readonly Measured[]): string {
  const [first] = measured
  const kinds = [...new Set(first?.photos.map(({ photo }) => photo.kind))]
  const rows = kinds.map((kind) => {
    const ofKind = measured.map((one) => one.photos.filter(({ photo }) => photo.kind === kind))
    const counts = ofKind.map((photos) => String(photos.filter(({ isRead }) => isRead).length))
    return [kind, String(ofKind[0]?.length ?? 0), ...counts]
  })
  const names = DECODERS.filter((name) => measured.some(({ decoder }) => decoder === name))
  return `\nread, by kind\n${columns([['', 'photos', ...names], ...rows])}`
}

export function readCount({ photos }: Measured): number {
  return photos.filter(({ isRead }) => isRead).length
}

export function wrongCount({ photos }: Measured): number {
  return photos.reduce((sum, { wrong }) => sum + wrong.length, 0)
}

export function cpuQuantile({ photos }: Measured, share: number): number {
  return quantile(
    photos.map(({ cpuMs }) => cpuMs),
    share,
  )
}

export function cpuMean({ photos }: Measured): number {
  return photos.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / photos.length
}

/** Cells one under the other; the first column leans left, figures lean right. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)))
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')
  return rows.map(line).join('\n')
}
