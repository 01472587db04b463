import { innermostForm, withInnermostForm } from '../core/session.ts'
import { text } from '../core/text.ts'
import { say, type Turn } from '../core/turn.ts'
import type { FindForm, Flow } from './flow.ts'
import { askAgain, stepBack, takeUp } from './forms.ts'
import { offerToPutRight } from './scan/pick.ts'

/** Stopping, going back, and taking up again what was stopped. `findForm` knows every form that was begun. */
export function leaveFormFlow(findForm: FindForm): Flow {
  return {
    commands: [
      { words: 'command.cancel', where: 'both', run: cancel },
      { words: 'command.back', where: 'both', run: goBack },
      { words: 'command.resume', where: 'private', run: goOn },
    ],
    presses: { resume },
    groupPresses: { resume },
  }

  async function goBack(turn: Turn): Promise<void> {
    const open = innermostForm(turn.session)
    const end = open && findForm(turn, open)
    if (!open || !end) return say(turn, { text: text('menu.nothingBefore') })
    await stepBack(turn, end, open)
  }

  /** "Tiếp tục": what is open is asked again, else what was left is taken up. */
  async function goOn(turn: Turn): Promise<void> {
    const open = innermostForm(turn.session)
    const end = open && findForm(turn, open)
    if (open && end) return askAgain(turn, end, open)
    const form = turn.session.left?.form
    if (form) return resume(turn, form.instance)
    if (turn.session.wish) turn.wishDue = true
    else say(turn, { text: text('menu.nothingToGoOn') })
  }

  async function resume(turn: Turn, instance: string): Promise<void> {
    const { form, round } = turn.session.left ?? {}
    const end = form && findForm(turn, form)
    if (!form || !end || form.instance !== instance) return say(turn, { text: text('menu.staleButton') })
    if (round) turn.session = { ...turn.session, round }
    await takeUp(turn, end, form)
  }
}

/**
 * What was answered and what was wanted is kept, because "huỷ" may have been somebody's name; whoever was to be asked after it
 * is asked only when it is taken up again by its button.
 */
async function cancel(turn: Turn): Promise<void> {
  const open = innermostForm(turn.session)
  const { wish, round, declaringFor, familyYes, ...session } = withInnermostForm(turn.session, undefined)
  if (!open) {
    turn.session = session
    // At a door there is one thing that can be meant.
    if (session.onShift && !wish) return offerToPutRight(turn)
    const wasAsked = wish ?? round ?? declaringFor ?? familyYes
    return say(turn, { text: text(wasAsked ? 'menu.stopped' : 'menu.nothingToCancel') })
  }
  turn.session = { ...session, left: { form: open, ...(wish && { wish }), ...(round && { round }) } }
  say(turn, {
    text: text('menu.cancelled'),
    buttons: [[{ label: text('menu.button.resume'), press: `resume:${open.instance}` }]],
  })
}
