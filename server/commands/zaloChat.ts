import { zaloChatLink } from '../../bot/channels/zalo/chatLink.ts'
import type { Environment } from '../env/environment.ts'

/** The address that opens the chat with the city's Official Account, when Zalo is on. */
export function zaloChat({ ZALO_OA_ID: account }: Environment): string | undefined {
  return account && zaloChatLink(account)
}
