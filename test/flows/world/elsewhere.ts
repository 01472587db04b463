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
 * - Taps on several lines of one numbered list are one message with their numbers; where some are ticked already, with the
 *   numbers of all that are ticked in the end.
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
  const isMarked = canTap(world, actor, `✓ ${label}`)
  const isShown = label !== undefined && (canTap(world, actor, label) || (isMarked && isTicked(written)))
  if (label !== undefined && !isShown)
    return isAsked && isWordsOnly(world, actor) ? typing(label) : { leftOut: 'not shown here' }
  const numbers = numbersFrom(world, actor, source.slice(at))
  if (numbers.length > 0) return typing(numbers.join(' '))
  const action = actionOf(world, actor, isMarked ? written : unticked(written))
  if (!isAsked && isMereAnswer(action, written)) return { leftOut: 'not asked here' }
  if (action.kind !== 'contact' || world.screenOf(actor).limits.sharesContact) return { action }
  return action.own ? typing(action.phone) : { leftOut: 'not possible here' }
}

/** The numbers that are sent for the labels that are tapped from here on, as long as the same question is asked. */
function numbersFrom(world: World, actor: Actor, source: readonly Went[]): number[] {
  const tapped = numbersTapped(world, actor, source)
  const before = tapped.length > 0 ? numbersTicked(world, actor) : []
  return [...before.filter((one) => !tapped.includes(one)), ...tapped.filter((one) => !before.includes(one))]
}

function numbersTapped(world: World, actor: Actor, [first, ...rest]: readonly Went[]): number[] {
  if (!first) return []
  const label = labelIn(first.line) ?? ''
  const number = numberOn(world, actor, label) ?? numberOn(world, actor, `✓ ${label}`)
  if (number === undefined) return []
  const [next] = rest
  const goesOn = first.asked !== undefined && next?.asked === first.asked
  return goesOn ? [number, ...numbersTapped(world, actor, rest)] : [number]
}

/** What is ticked in a list whose numbers are the whole answer; where there is [Xong], each number ticks or unticks one. */
function numbersTicked(world: World, actor: Actor): number[] {
  const buttons = (heardBy(world, actor).at(-1)?.buttons ?? []).flat()
  if (buttons.some(({ label }) => label === 'Xong' || label === 'Done')) return []
  return buttons.flatMap(({ label }, at) => (label.startsWith('✓ ') ? [at + 1] : []))
}

/** Whether what is asked now has no buttons at all. */
function isWordsOnly(world: World, actor: Actor): boolean {
  return world.askedOf(actor) !== undefined && !heardBy(world, actor).at(-1)?.buttons
}

/** The label on the button that is tapped, without the mark of one that was ticked; none for a forged button. */
function labelIn(line: string): string | undefined {
  return /(?:^|> )\[(?:✓ )?([^!\]][^\]]*)\]$/u.exec(line)?.[1]
}

function isTicked(written: string): boolean {
  return written.startsWith('[✓ ')
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
