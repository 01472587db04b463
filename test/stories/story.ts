import type { Messengers } from './leaks/groups.ts'
import type { Setting, Stage } from './stage.ts'

/** A world in which a story can be played: servers that run, people who are there. */
export type StoryWorld = Setting & {
  /** Looks at what must hold beside the words, and may say what was found. Throws `StoryDiffers`. */
  inspect(stage: Stage): Promise<string | undefined>
  /** The server's own words, for whoever looks for a mistake. */
  readonly printed: readonly string[]
  /** Where that lies of which nothing personal may be read. */
  readonly left: Left
  end(): Promise<void>
}

/** All the places in which a story leaves something, and what was there before it began. */
export type Left = {
  readonly base: string
  readonly dataDir: string
  readonly settings: Readonly<Record<string, string>>
  readonly messengers: Messengers
  /** What nobody said, but the world was filled with. */
  readonly planted?: readonly string[]
}

/** A journey that can be shown: what is said is in the script, who and where in the world. */
export type Story<Channel extends string = string> = {
  readonly name: string
  readonly about: string
  /** The channels on which it can be played, its usual one first. */
  readonly channels: readonly [Channel, ...Channel[]]
  /** It is told on all of them, one behind the other, where none is chosen. */
  readonly tellsAll?: true
  /** A channel's people say the same things, each in the way that the channel has. */
  scriptOf(channel: Channel): string
  begin(channel: Channel): Promise<StoryWorld>
  /** What is left for people to look at, by the names that the story gives: pictures and documents. */
  readonly keeps: readonly string[]
}
