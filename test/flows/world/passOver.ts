import type { Went } from './play.ts'
import { heardBy, tapOn } from './taps.ts'
import type { Actor, World } from './world.ts'

/**
 * Answers what is asked on this channel alone, before the question that an act answers: where messages are few, such
 * questions are taken for given, and elsewhere they have one button, which says the same. Gives the buttons tapped.
 */
export async function passOver(
  world: World,
  actor: Actor,
  source: readonly Went[],
  at: number,
): Promise<string[]> {
  const tapped: string[] = []
  if (world.screenOf(actor).limits.fewMessages) return tapped
  const askedThere = new Set(source.map(({ asked }) => asked))
  while (source[at]?.asked !== undefined && !askedThere.has(world.askedOf(actor))) {
    const [only, ...others] = (heardBy(world, actor).at(-1)?.buttons ?? []).flat()
    if (!only || others.length > 0) break
    await world.does(actor, tapOn(world, actor, only.label))
    tapped.push(`[${only.label}]`)
  }
  return tapped
}
