import type { FormState } from '../../core/form/form.ts'
import { innermostForm } from '../../core/session.ts'
import type { Turn } from '../../core/turn.ts'
import { visitorFormEnd } from '../checkIn/visitorForm.ts'
import { declarationNamed } from '../declare/form.ts'
import type { FormEnd } from '../flow.ts'

/** The open form that takes what a document says: a first visit's, or a declaration's, of whomever it is about. */
export function openTaker(turn: Turn): { readonly end: FormEnd; readonly state: FormState } | undefined {
  const state = innermostForm(turn.session)
  if (!state) return undefined
  const end = state.form === visitorFormEnd.form.name ? visitorFormEnd : declarationNamed(turn.city, state)
  return end && { end, state }
}
