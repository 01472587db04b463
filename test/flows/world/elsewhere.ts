import type { Action } from '../../../bot/core/received.ts'
import { actionOf } from './acts.ts'
import type { Went } from './play.ts'
import { canTap, heardBy, numberOn } from './taps.ts'
import type { Actor, World } from './world.ts'

/** What is done for an act of a transcript on another channel; or why it is left out, as the reader is told. */
export type Deed = { readonly action: Action; readonly typed?: string } | { readonly leftOut: string }

/**
 * Does an act on another channel than it was written for, as somebody would who wants the same there:
 *
 * - What only this channel asks is answered first (passOver.ts).
 * - An answer to a question that this channel does not ask is left out, and so is a tap on what it never shows.
 * - What is a button there, and words here because more is asked at once, is typed.
 * - Taps on several lines of one numbered list are one message with their numbers.
 * - Where a number cannot be shared, it is typed; somebody else's, forwarded, is left out.
 */
export function deedElsewhere(
  world: World,
  actor: Actor,
  written: string,
  { source, at }: { readonly source: readonly Went[]; readonly at: number },
): Deed {
  const label = labelIn(written)
  const asked = world.askedOf(actor)
  const isAsked = source[at]?.asked === asked
  if (label !== undefined && !canTap(world, actor, label))
    return isAsked && isWordsOnly(world, actor) ? typing(label) : { leftOut: 'not shown here' }
  const numbers = numbersFrom(world, actor, source.slice(at))
  if (numbers.length > 0) return typing(numbers.join(' '))
  const action = actionOf(world, actor, canTap(world, actor, `✓ ${label}`) ? written : unticked(written))
  if (!isAsked && isMereAnswer(action, written)) return { leftOut: 'not asked here' }
  if (action.kind !== 'contact' || world.screenOf(actor).limits.sharesContact) return { action }
  return action.own ? typing(action.phone) : { leftOut: 'not possible here' }
}

/** The numbers of the labels that are tapped from here on, as long as the same question is asked. */
function numbersFrom(world: World, actor: Actor, [first, ...rest]: readonly Went[]): number[] {
  if (!first) return []
  const number = numberOn(world, actor, labelIn(first.line) ?? '')
  if (number === undefined) return []
  const [next] = rest
  const goesOn = first.asked !== undefined && next?.asked === first.asked
  return goesOn ? [number, ...numbersFrom(world, actor, rest)] : [number]
}

/** Whether what is asked now has no buttons at all. */
function isWordsOnly(world: World, actor: Actor): boolean {
  return world.askedOf(actor) !== undefined && !heardBy(world, actor).at(-1)?.buttons
}

/** The label on the button that is tapped, without the mark of one that was ticked; none for a forged button. */
function labelIn(line: string): string | undefined {
  return /(?:^|> )\[(?:✓ )?([^!\]][^\]]*)\]$/u.exec(line)?.[1]
}

/** A tap on what was ticked, where the messenger is not to know which that is and shows no marks. */
function unticked(written: string): string {
  return written.replace(/^\[✓ /u, '[')
}

/** What would be taken for an answer to whatever is asked: neither a command nor a code. */
function isMereAnswer({ kind }: Action, written: string): boolean {
  return kind === 'contact' || (kind === 'text' && !/^\/|\{/.test(written))
}

function typing(text: string): Deed {
  return { action: { kind: 'text', text }, typed: text }
}
