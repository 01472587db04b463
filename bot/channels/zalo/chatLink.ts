/** The address that opens the chat with an Official Account; it can carry nothing into the chat. */
export function zaloChatLink(oaId: string): string {
  return `https://zalo.me/${oaId}`
}
