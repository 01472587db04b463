import { endsTooSoon } from './endsTooSoon.ts'
import { readImageHeader } from './imageHeader.ts'
import { type Photo, photoOf } from './photo.ts'
import { type ReadResult, refuse } from './readResult.ts'
import type { Stage } from './stage.ts'

/** How a photo is read: through which stages, and until when. */
export interface ReadingPlan {
  readonly stages: readonly Stage[]
  /** No stage is begun after this many milliseconds; what was not found by then is not found. */
  readonly budgetMs: number
  /** Milliseconds on a clock that only goes forward. */
  readonly now: () => number
}

/**
 * Reads the codes of a picture: the first stage that finds any ends it. A stage that fails counts as one that found
 * nothing, because damaged files trip some decoders and not others.
 */
export async function readPhoto(file: Uint8Array, plan: ReadingPlan): Promise<ReadResult> {
  const header = readImageHeader(file)
  if ('kind' in header) return header
  const photo = photoOf(file, header)
  const deadline = plan.now() + plan.budgetMs
  for (const stage of plan.stages) {
    if (plan.now() > deadline) break
    const texts = await readOrNothing(stage, photo)
    if (texts.length > 0) return { kind: 'texts', texts }
  }
  if (endsTooSoon(file, header.type)) return refuse('truncated')
  return (await canBeOpened(photo)) ? { kind: 'nothing' } : refuse('damaged')
}

async function readOrNothing(stage: Stage, photo: Photo): Promise<readonly string[]> {
  try {
    return await stage.read(photo)
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
