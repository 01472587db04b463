import type { Messengers } from '../leaks/groups.ts'
import type { Stage, StoryActor } from '../stage.ts'

/** The one-time codes that the operator has given out. */
export type GivenCodes = Readonly<Record<'wardOfficial' | 'wardGroup' | 'cityOfficial' | 'cityGroup', string>>

/** An emulated messenger with everybody of the story who uses it. */
export type MessengerSide = {
  /** The server's settings that turn it on. */
  readonly settings: Readonly<Record<string, string>>
  /** What is done once the server runs, before anybody speaks. */
  connect(base: string, settings: Readonly<Record<string, string>>): Promise<void>
  cast(base: string): ReadonlyMap<string, StoryActor>
  /** Links and codes as the story's blanks. */
  blanks(codes: GivenCodes): readonly (readonly [string, string])[]
  readonly messengers: Messengers
  inspect(stage: Stage): Promise<undefined>
  stop(): Promise<void>
}
