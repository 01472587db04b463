import type { FormState } from '../../core/form/form.ts'
import type { Turn } from '../../core/turn.ts'
import { whoIsAlong } from '../checkIn/along.ts'
import type { Flow, FormEnd } from '../flow.ts'
import { memberFormBegun } from './add.ts'
import { pressCodeOf, pressCodes, pressEachCode } from './codes.ts'
import { CORRECTING, correcting, pressCorrect } from './correct.ts'
import { pressAllChanged, pressAllSame, pressWhichForAll, whoChanged, whoDeclares } from './declare.ts'
import { pressAdd, showFamily } from './list.ts'
import { pressDeclare, pressMember } from './member.ts'
import { pressGone, pressRemove } from './remove.ts'
import { pressBack, pressConsents, pressMemberDrop } from './rights.ts'
import { pressFamilyNo, pressFamilyYes } from './yes.ts'

/** One account carries the family: who is in it, and what is done for several of them at once. */
export const familyFlow: Flow = {
  commands: [{ words: 'command.family', where: 'private', run: showFamily }],
  presses: {
    family: showFamily,
    familyAdd: pressAdd,
    familyYes: pressFamilyYes,
    familyNo: pressFamilyNo,
    member: pressMember,
    memberDeclare: pressDeclare,
    memberFix: pressCorrect,
    memberYes: pressConsents,
    memberBack: pressBack,
    memberDrop: pressMemberDrop,
    memberRemove: pressRemove,
    memberGone: pressGone,
    allSame: pressAllSame,
    allChanged: pressAllChanged,
    whichForAll: pressWhichForAll,
    codes: pressCodes,
    codesEach: pressEachCode,
    codeOf: pressCodeOf,
  },
}

/** The form of a family that somebody has begun: its choices are the people who stood in it then. */
export function familyForm(
  turn: Pick<Turn, 'city' | 'channel'>,
  { form, about, among, others = 0 }: FormState,
): FormEnd | undefined {
  if (form === CORRECTING && about) return correcting(about)
  if (form === 'familyAlong' && among) return whoIsAlong(among, others)
  if (form === 'familyDeclare' && among) return whoDeclares(among)
  if (form === 'familyChanged' && among) return whoChanged(among)
  return memberFormBegun(turn, form)
}
