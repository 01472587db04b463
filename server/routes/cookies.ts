import { readToken } from '../../bot/qr/token.ts'

/** The value of a cookie of ours, of letters, digits and underscores; nothing when the browser holds none that is well formed. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim())
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  return value !== undefined && /^\w+$/.test(value) ? value : undefined
}

const MINUTE_SECONDS = 60

/** A token by which a browser is known again at one address of ours, and at those below it, for some minutes. */
export type HeldToken = {
  readonly name: string
  readonly path: string
  readonly minutes: number
  /** `Lax` is also sent when somebody comes back by a link of another site's, such as a messenger's. */
  readonly sameSite: 'Strict' | 'Lax'
}

/** The header by which a browser is given a token. */
export function holding(
  { name, path, minutes, sameSite }: HeldToken,
  token: string,
  isSecure: boolean,
): string {
  const held = `Path=${path}; Max-Age=${minutes * MINUTE_SECONDS}; SameSite=${sameSite}; HttpOnly`
  return `${heldName(name, isSecure)}=${token}; ${held}${isSecure ? '; Secure' : ''}`
}

/** The token that a browser holds by this name for the address that it asks for. */
export function heldIn(header: string | undefined, name: string, isSecure: boolean): string | undefined {
  return readToken(cookieIn(header, heldName(name, isSecure)) ?? '')
}

/** `__Secure-` and not `__Host-`, which is for every path. */
function heldName(name: string, isSecure: boolean): string {
  return isSecure ? `__Secure-${name}` : name
}
