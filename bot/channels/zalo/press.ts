import { createHmac, timingSafeEqual } from 'node:crypto'

/** Signs buttons, so that a press is told from the same words typed by hand. */
export type PressSigner = {
  /** What a button sends, for one chat. */
  sign(chatAddress: string, press: string): string
  /** The press that a text is, if this server made it for this chat. */
  open(chatAddress: string, text: string): string | undefined
}

/** No person begins a text so; it says at a glance in Zalo's own log what the text is. */
const PREFIX = '#nut '
/** 72 bits, in base64url: nobody tries so many in a chat. */
const MAC_LETTERS = 12
const FORM = new RegExp(`^${PREFIX}(.+) ([\\w-]{${MAC_LETTERS}})$`, 's')

/**
 * A press comes back from Zalo as an ordinary text, and nothing marks it as a press. So the text carries a seal that only we
 * can make, of the chat and of what the button means: a typed forgery, and another chat's button, are only texts.
 */
export function createPressSigner(key: Uint8Array): PressSigner {
  const macOf = (chatAddress: string, press: string) =>
    createHmac('sha256', key)
      .update(`zalo press\0${chatAddress}\0${press}`)
      .digest('base64url')
      .slice(0, MAC_LETTERS)

  return {
    sign: (chatAddress, press) => `${PREFIX}${press} ${macOf(chatAddress, press)}`,
    open(chatAddress, text) {
      const [, press, mac] = FORM.exec(text.trim()) ?? []
      if (press === undefined || mac === undefined) return undefined
      const isOurs = timingSafeEqual(Buffer.from(macOf(chatAddress, press)), Buffer.from(mac))
      return isOurs ? press : undefined
    },
  }
}
