import type { Heard } from '../../support/cast.ts'
import type { StoryActor } from '../stage.ts'

/** What somebody was told, beside the words of the script. */
export type HeardBy = { readonly actor: string; readonly heard: Heard }

/** The same people, and all that they hear as they hear it. */
export function listened(cast: ReadonlyMap<string, StoryActor>): {
  readonly cast: ReadonlyMap<string, StoryActor>
  readonly heard: readonly HeardBy[]
} {
  const heard: HeardBy[] = []
  const listening = [...cast].map(([name, actor]): [string, StoryActor] => [
    name,
    {
      ...actor,
      async hear(within) {
        const one = await actor.hear(within)
        heard.push({ actor: name, heard: one })
        return one
      },
    },
  ])
  return { cast: new Map(listening), heard }
}
