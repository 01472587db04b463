import type { Actor, Heard } from '../support/cast.ts'
import { type PhotographOptions, photograph } from '../support/photograph.ts'
import type { Filled } from './blanks.ts'
import type { CrowdWho } from './script.ts'

/** Everything photographed in a story is photographed by this hand. */
const HAND = 7

/** What each of a crowd does, as far as a crowd can. */
export type CrowdAct = {
  readonly count: number
  readonly who: CrowdWho
  readonly act:
    | { readonly kind: 'say'; readonly text: string }
    | { readonly kind: 'tap'; readonly label: string }
    | { readonly kind: 'sendPhoto' | 'scan'; readonly photo: Uint8Array }
}

/** A picture by the name that the story gives it. */
export type NamedPrint = readonly [name: string, bytes: Uint8Array]

/** An actor of a story; some can also point the phone's camera at a print, fill in a page, or are many. */
export type StoryActor = Actor & {
  scan?(photo: Uint8Array): Promise<void>
  /** Fills in and sends the page that a button opened. */
  fill?(fields: readonly (readonly [name: string, value: string])[]): Promise<void>
  /** Gives the pictures that they were sent. */
  crowd?(act: CrowdAct): Promise<readonly NamedPrint[]>
}

/** Where a story is played: who acts, what was handed out, what is known of blanks. */
export type Stage = {
  readonly cast: ReadonlyMap<string, StoryActor>
  readonly filled: Filled
  /** Pictures and documents that the bot sent, by the names that the story gives them. */
  readonly prints: Map<string, Uint8Array>
  readonly photos: Map<string, Uint8Array>
  readonly camera: PhotographOptions
  readonly readPrint: NonNullable<Setting['readPrint']>
}

/** What is there before a story begins. */
export type Setting = {
  readonly cast: ReadonlyMap<string, StoryActor>
  readonly filled: Filled
  /** What people carry with them. */
  readonly prints?: readonly NamedPrint[]
  /** The phone with which everything is photographed. */
  readonly camera?: Omit<PhotographOptions, 'seed'>
  /** What people read off something that they were sent: blanks and what fills them. */
  readonly readPrint?: (name: string, bytes: Uint8Array) => Iterable<readonly [blank: string, words: string]>
}

export function stageOf({ cast, filled, prints = [], camera = {}, readPrint = () => [] }: Setting): Stage {
  const kept = { prints: new Map(prints), photos: new Map() }
  return { cast, filled, ...kept, camera: { ...camera, seed: HAND }, readPrint }
}

/** Keeps something that somebody was sent, under the name that the story gives it. */
export function keepPrint(stage: Stage, name: string, bytes: Uint8Array): void {
  stage.prints.set(name, bytes)
  for (const [blank, words] of stage.readPrint(name, bytes)) stage.filled.set(blank, words)
}

/** The photo of a print; the same every time. */
export async function photoOf(stage: Stage, print: string): Promise<Uint8Array> {
  const taken = stage.photos.get(print)
  if (taken) return taken
  const photo = await photograph(printOf(stage, print), stage.camera)
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

/** A message as a story writes it, with ↻ before one that was there and shows this now; `fileName` is what the story calls its picture or document. */
export function linesOf({ text, buttons, file, isEdited }: Heard, fileName: string | undefined): string[] {
  const sign = file?.kind === 'document' ? '📄' : '🖼'
  const rows = buttons.map((row) => row.map((label) => `[${label}]`).join(' '))
  const said = file && text === '' ? [] : text.split('\n')
  const [first = '', ...more] = [...(file ? [`${sign} ${fileName ?? '?'}`] : []), ...said, ...rows]
  return [isEdited ? `↻ ${first}` : first, ...more]
}
