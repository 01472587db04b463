import { randomToken } from '../../telegram/randomness.ts'
import { ACCESS_TOKEN_SECONDS, CODE_MILLISECONDS, REFRESH_TOKEN_MILLISECONDS } from '../limits.ts'
import { Refusal } from '../refusal.ts'

/** A pair as the token address hands it out. */
export interface TokenPair {
  readonly accessToken: string
  readonly refreshToken: string
}

interface Code {
  readonly challenge: string
  readonly expiresAt: number
}

interface RefreshToken {
  readonly expiresAt: number
  state: 'fresh' | 'used' | 'revoked'
}

const TOKEN_CHARACTERS = 64

/** Codes, access tokens and refresh tokens of the one account; there is one live pair at a time. */
export class Tokens {
  /** How often a refresh token was exchanged. */
  refreshes = 0
  private readonly now: () => Date
  private readonly random: () => number
  private readonly codes = new Map<string, Code>()
  /** Every access token that there ever was, with the millisecond of its end. */
  private readonly accessTokens = new Map<string, number>()
  private readonly refreshTokens = new Map<string, RefreshToken>()

  constructor(now: () => Date, random: () => number) {
    this.now = now
    this.random = random
  }

  newCode(challenge: string): string {
    const code = this.newText()
    this.codes.set(code, { challenge, expiresAt: this.milliseconds() + CODE_MILLISECONDS })
    return code
  }

  /** Uses up a code, right or wrong: a second try with it fails. @returns undefined when it is none that works. */
  takeCode(code: string): Code | undefined {
    const known = this.codes.get(code)
    this.codes.delete(code)
    return known !== undefined && known.expiresAt >= this.milliseconds() ? known : undefined
  }

  /**
   * Uses up a refresh token.
   * @throws Refusal -14014 for one that is unknown or revoked, -14020 for one that was used or is too old.
   */
  takeRefreshToken(text: string): void {
    const token = this.refreshTokens.get(text)
    if (token === undefined || token.state === 'revoked') throw new Refusal(-14014, 'Invalid refresh token')
    if (token.state === 'used' || token.expiresAt < this.milliseconds()) {
      throw new Refusal(-14020, 'Refresh token is used or expired')
    }
    token.state = 'used'
    this.refreshes += 1
  }

  /** Hands out a pair; the one before it dies at once. */
  issue(): TokenPair {
    this.revoke()
    const now = this.milliseconds()
    const pair = { accessToken: this.newText(), refreshToken: this.newText() }
    this.accessTokens.set(pair.accessToken, now + ACCESS_TOKEN_SECONDS * 1000)
    this.refreshTokens.set(pair.refreshToken, {
      expiresAt: now + REFRESH_TOKEN_MILLISECONDS,
      state: 'fresh',
    })
    return pair
  }

  /** The account takes its consent back. */
  revoke(): void {
    for (const token of this.accessTokens.keys()) this.accessTokens.set(token, Number.NEGATIVE_INFINITY)
    for (const token of this.refreshTokens.values()) if (token.state === 'fresh') token.state = 'revoked'
  }

  /** @throws Refusal -216 for no token of ours, -220 for one that has ended. */
  check(accessToken: string | undefined): void {
    const end = accessToken === undefined ? undefined : this.accessTokens.get(accessToken)
    if (end === undefined) throw new Refusal(-216)
    if (end < this.milliseconds()) throw new Refusal(-220)
  }

  private milliseconds(): number {
    return this.now().getTime()
  }

  private newText(): string {
    return randomToken(this.random, TOKEN_CHARACTERS)
  }
}
