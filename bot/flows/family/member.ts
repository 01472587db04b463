import type { Kin } from '../../core/family.ts'
import { text } from '../../core/text.ts'
import { say, type Turn } from '../../core/turn.ts'
import { declareFor } from './declare.ts'
import { stateLine } from './list.ts'
import { kinNumbered } from './members.ts'

/** What can be done for one of the family, if they are of the presser's own. */
export async function pressMember(turn: Turn, id: string): Promise<void> {
  await withKin(turn, id, (kin) => showMember(turn, kin))
}

export async function withKin(turn: Turn, id: string, act: (kin: Kin) => Promise<void>): Promise<void> {
  const kin = await kinNumbered(turn, id)
  if (kin) await act(kin)
  else say(turn, { text: text('family.gone') })
}

async function showMember(turn: Turn, kin: Kin): Promise<void> {
  const { person: id } = kin
  say(turn, {
    text: await stateLine(turn, kin),
    buttons: [
      [{ label: text('menu.button.declare'), press: `memberDeclare:${id}` }],
      [
        { label: text('ownData.button.correct'), press: `memberFix:${id}` },
        { label: text('family.button.consents'), press: `memberYes:${id}` },
      ],
      [{ label: text('family.button.handOver'), press: `memberHand:${id}` }],
      [{ label: text('family.button.remove'), press: `memberRemove:${id}` }],
    ],
  })
}

export async function pressDeclare(turn: Turn, id: string): Promise<void> {
  await withKin(turn, id, ({ person }) => declareFor(turn, [person]))
}
