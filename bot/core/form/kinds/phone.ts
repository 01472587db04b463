import { maskPhone, parseContactPhone, parsePhone, showPhone } from '../../phone.ts'
import { text, words } from '../../text.ts'
import { type Kind, problem } from '../kind.ts'
import { type PhoneQuestion, worded } from '../question.ts'

/** A mobile number, typed or shared by the messenger's button. */
export const phone: Kind<PhoneQuestion> = {
  takesNumbers: true,
  prompt: (question, { context }) => ({
    ask: worded(question.ask),
    choices: [],
    ...(context.sharesContact && !question.ofOther && { askContact: text('form.phone.share') }),
  }),
  read(_question, heard) {
    if (heard.kind === 'choice') return { stale: true }
    if (heard.kind === 'contact' && !heard.own) return problem(text('form.phone.notOwn'))
    const parsed = heard.kind === 'contact' ? parseContactPhone(heard.phone) : parsePhone(heard.text)
    if ('phone' in parsed) return { answer: parsed.phone }
    return problem(text(parsed.problem === 'landline' ? 'form.phone.landline' : 'form.phone.problem'))
  },
  restore(_question, stored) {
    const parsed = typeof stored === 'string' ? parsePhone(stored) : undefined
    return parsed && 'phone' in parsed ? parsed.phone : undefined
  },
  show: (_question, answer) => words(showPhone(String(answer))),
  showDiscreetly: (_question, answer) => words(maskPhone(String(answer))),
}
