import type { Actor, Heard } from '../support/cast.ts'
import { photograph } from '../support/photograph.ts'
import type { Filled } from './blanks.ts'

/** Everything photographed in a story is photographed by this hand. */
const HAND = 7

/** An actor of a story; some can also point the phone's camera at a print, or fill in a page. */
export type StoryActor = Actor & {
  scan?(photo: Uint8Array): Promise<void>
  /** Fills in and sends the page that a button opened. */
  fill?(fields: readonly (readonly [name: string, value: string])[]): Promise<void>
}

/** Where a story is played: who acts, what was handed out, what is known of blanks. */
export type Stage = {
  readonly cast: ReadonlyMap<string, StoryActor>
  readonly filled: Filled
  /** Pictures and documents that the bot sent, by the names that the story gives them. */
  readonly prints: Map<string, Uint8Array>
  readonly photos: Map<string, Uint8Array>
}

export function emptyStage(cast: ReadonlyMap<string, StoryActor>, filled: Filled): Stage {
  return { cast, filled, prints: new Map(), photos: new Map() }
}

/** The photo of a print; the same every time. */
export async function photoOf(stage: Stage, print: string): Promise<Uint8Array> {
  const taken = stage.photos.get(print)
  if (taken) return taken
  const photo = await photograph(printOf(stage, print), { seed: HAND })
  stage.photos.set(print, photo)
  return photo
}

export function printOf(stage: Stage, print: string): Uint8Array {
  const bytes = stage.prints.get(print)
  if (!bytes) throw new Error(`nobody was sent ${print}`)
  return bytes
}

export function actorOf(stage: Stage, name: string): StoryActor {
  const actor = stage.cast.get(name)
  if (!actor) throw new Error(`the story has nobody called ${name}`)
  return actor
}

/** A message as a story writes it; `fileName` is what the story calls its picture or document. */
export function linesOf({ text, buttons, file }: Heard, fileName: string | undefined): string[] {
  const sign = file?.kind === 'document' ? '📄' : '🖼'
  const rows = buttons.map((row) => row.map((label) => `[${label}]`).join(' '))
  const said = file && text === '' ? [] : text.split('\n')
  return [...(file ? [`${sign} ${fileName ?? '?'}`] : []), ...said, ...rows]
}
