import { TelegramError } from 'telegraf'
import { type DeliveryDecision, DeliveryError } from '../channel.ts'

/**
 * What is to be done about an error of the Bot API. Texts of errors can change, so the code and `parameters` decide;
 * only where one code means two things is the text looked at, as a hint.
 */
export function judge(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error
  if (!(error instanceof TelegramError)) return new DeliveryError({ kind: 'retry' }, 'network')
  return new DeliveryError(decisionFor(error), `telegram ${error.code}`)
}

function decisionFor(error: TelegramError): DeliveryDecision {
  const { migrate_to_chat_id: movedTo, retry_after: wait } = error.parameters ?? {}
  if (movedTo !== undefined) return { kind: 'moved', to: String(movedTo) }
  if (error.code === 429) return { kind: 'pace', afterSeconds: wait ?? 1, of: 'chat' }
  if (error.code === 403) return { kind: 'unreachable' }
  if (error.code === 400 && /chat not found/i.test(error.description)) return { kind: 'unreachable' }
  // A revoked token is the operator's to mend; what waits must not be lost meanwhile.
  if (error.code === 401 || error.code === 404 || error.code >= 500) return { kind: 'retry' }
  return { kind: 'giveUp' }
}
