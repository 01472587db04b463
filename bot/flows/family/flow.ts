import type { FormState } from '../../core/form/form.ts'
import { whoIsAlong } from '../checkIn/along.ts'
import type { Flow, FormEnd } from '../flow.ts'
import { memberFormEnd } from './add.ts'
import { pressCodeOf, pressCodes, pressEachCode } from './codes.ts'
import { pressAllChanged, pressAllSame, pressWhichForAll, whoChanged, whoDeclares } from './declare.ts'
import { pressAdd, showFamily } from './list.ts'
import { pressDeclare, pressGone, pressMember, pressRemove, pressRename, renaming } from './member.ts'
import { pressRelation, relating } from './relation.ts'
import { pressFamilyNo, pressFamilyYes } from './yes.ts'

/** One account carries the family: who is in it, and what is done for several of them at once. */
export const familyFlow: Flow = {
  commands: [{ words: 'command.family', where: 'private', run: showFamily }],
  forms: [memberFormEnd],
  presses: {
    family: showFamily,
    familyAdd: pressAdd,
    familyYes: pressFamilyYes,
    familyNo: pressFamilyNo,
    member: pressMember,
    memberDeclare: pressDeclare,
    memberName: pressRename,
    memberRelation: pressRelation,
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
export function familyForm({ form, about, among, others = 0 }: FormState): FormEnd | undefined {
  if (form === 'memberName' && about) return renaming(about)
  if (form === 'memberRelation' && about) return relating(about)
  if (form === 'familyAlong' && among) return whoIsAlong(among, others)
  if (form === 'familyDeclare' && among) return whoDeclares(among)
  if (form === 'familyChanged' && among) return whoChanged(among)
  return undefined
}
