import { fold } from '../core/fold.ts'
import { isFormPress } from '../core/form/engine.ts'
import { peopleIn } from '../core/peopleCount.ts'
import type { Session } from '../core/session.ts'

/** Whether the words are those of a button of the open form; which one the form itself knows, accents and all. */
export function areWordsOfForm({ offers }: Session, typed: string): boolean {
  const wanted = fold(typed)
  return offers.some(({ label, press }) => isFormPress(press) && fold(label) === wanted)
}

/** [3 người], of those who came along. */
const COMPANIONS = /^with:[^.]+\.(\d+)$/

/** Which of several declarations: whoever names what it is about agrees to nothing by it. */
const WHICH_FORM = /^which(?:Form|ForAll):/

/** Characters: a button's words, a label has 200 at most, with politeness around them. */
const LONGEST = 300

/** The one button, of those outside forms, whose words begin so: "đồng ý" for [Đồng ý ghi lượt vào]; of declarations any words, "y tế". */
export function pressBegunWith(session: Session, typed: string): string | undefined {
  // Whoever writes more means no button, and to look for politeness in a whole page of "a, a, a" would hold up everybody.
  if (typed.length > LONGEST) return undefined
  const begun = `${plainly(typed)} `
  const meant = session.offers.filter(
    ({ label, press }) =>
      !isFormPress(press) &&
      (fold(label).startsWith(begun) || (WHICH_FORM.test(press) && ` ${fold(label)} `.includes(` ${begun}`))),
  )
  return meant.length === 1 ? meant[0]?.press : companionsMeant(session.offers, typed)
}

/** "Hai người", "mẹ tôi": so many as a button says, where it was asked how many came along. */
function companionsMeant(offers: Session['offers'], typed: string): string | undefined {
  if (!offers.some(({ press }) => COMPANIONS.test(press))) return undefined
  const count = String(peopleIn(typed))
  return offers.find(({ press }) => COMPANIONS.exec(press)?.[1] === count)?.press
}

/** The words that politeness puts around an answer: "dạ đồng ý ạ", "vâng, tôi đồng ý nhé". */
const POLITE = {
  before: /^(?:(?:da|vang|thua|toi|em|chau|con|minh)[ ,]+)+/,
  after: /(?:[ ,]+(?:a|nhe|nha|roi))+$/,
}

function plainly(typed: string): string {
  return fold(typed).replace(POLITE.before, '').replace(POLITE.after, '')
}
