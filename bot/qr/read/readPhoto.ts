import { endsTooSoon } from './endsTooSoon.ts'
import { readImageHeader } from './imageHeader.ts'
import { readJpegScans } from './jpegScans.ts'
import { type Photo, photoOf, type Sought } from './photo.ts'
import { type ReadResult, refuse } from './readResult.ts'
import type { Stage } from './stage.ts'

/** How a photo is read: through which stages, until when, and what is looked for. */
export interface ReadingPlan extends Sought {
  readonly stages: readonly Stage[]
  /** No stage is begun after this many milliseconds; what was not found by then is not found. */
  readonly budgetMs: number
  /** Milliseconds on a clock that only goes forward; in earnest that of `performance.now()`. */
  readonly now: () => number
  /** Is told of each stage that finds texts. */
  readonly foundBy?: (stage: string) => void
}

/**
 * Reads the codes of a picture, those that are understood first. The first stage that finds one of these ends it; beside one
 * that may have company (a glance found four of a family's six) the cheap stages go on until one finds nothing more. Beside a
 * foreign code only the cheap stages go on, because one may stand beside the poster. A stage that fails counts
 * as one that found nothing, because damaged files trip some decoders and not others.
 */
export async function readPhoto(file: Uint8Array, plan: ReadingPlan): Promise<ReadResult> {
  const header = readImageHeader(file)
  if ('kind' in header) return header
  if (header.type === 'jpeg' && readJpegScans(file).areTooMany) return refuse('damaged')
  const photo = photoOf(file, header, plan)
  const { texts, ...looked } = await readThrough(photo, plan)
  if (texts.length > 0) return { kind: 'texts', texts }
  if (endsTooSoon(file, header.type)) return refuse('truncated')
  return (await canBeOpened(photo)) ? { kind: 'nothing', ...looked } : refuse('damaged')
}

type Found = {
  readonly texts: readonly string[]
  readonly tried: readonly string[]
  readonly isCutShort: boolean
}

async function readThrough(
  photo: Photo,
  { stages, budgetMs, now, understands, mayHaveCompany = () => false, foundBy = () => {} }: ReadingPlan,
): Promise<Found> {
  const deadline = now() + budgetMs
  const [understood, foreign] = [new Set<string>(), new Set<string>()]
  const tried: string[] = []
  let isCutShort = false
  let isWhole = false
  for (const stage of stages) {
    if (understood.size > 0 && (isWhole || !stage.cheap)) break
    isCutShort = now() > deadline
    if (isCutShort) break
    if (foreign.size > 0 && !stage.cheap) continue
    tried.push(stage.name)
    const texts = await readOrNothing(stage, photo, deadline)
    if (texts.length > 0) foundBy(stage.name)
    const found = texts.filter(understands)
    isWhole = found.length > 0 && !found.some((text) => mayHaveCompany(text) && !understood.has(text))
    for (const text of found) understood.add(text)
    // Later stages are only after ours: zbar spells a foreign code of another charset in its own way.
    if (foreign.size === 0) for (const text of texts) if (!understood.has(text)) foreign.add(text)
  }
  return { texts: [...understood, ...foreign], tried, isCutShort }
}

async function readOrNothing(stage: Stage, photo: Photo, deadline: number): Promise<readonly string[]> {
  try {
    return await stage.read(photo, deadline)
  } catch {
    return []
  }
}

async function canBeOpened(photo: Photo): Promise<boolean> {
  try {
    await photo.colour()
    return true
  } catch {
    return false
  }
}
