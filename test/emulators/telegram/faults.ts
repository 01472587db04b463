import { lineOf } from './delivery/queue.ts'
import type { PaceLimits } from './pace.ts'

/** What an API call meets instead of, or after, being carried out. */
export type CallFault =
  | {
      readonly kind: 'refuse'
      readonly code: number
      readonly description: string
      readonly retryAfter?: number
    }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }

export interface FaultChoice {
  /** Methods it meets, e.g. ['sendMessage']; 'file' is the download of a file. Without it: every call. */
  readonly on?: readonly string[]
  /** The call is carried out all the same and only its answer is lost: the case in which a retry sends twice. */
  readonly applied?: boolean
}

interface ArmedFault {
  readonly fault: CallFault
  readonly choice: FaultChoice
  times: number
}

interface Lateness {
  readonly milliseconds: number
  readonly chat: number | undefined
  times: number
}

/** Faults that a test switches on; each is used up after its number of times. */
export class Faults {
  private armed: ArmedFault[] = []
  private late: Lateness[] = []
  private duplicates = 0
  /** Set through `pace`; read by the pace itself. */
  paceLimits: PaceLimits | 'off' | undefined

  /** The next calls are answered 429 with `retry_after` seconds. */
  tooManyRequests(times: number, retryAfter = 1, choice: FaultChoice = {}): void {
    const description = `Too Many Requests: retry after ${retryAfter}`
    this.arm(times, { kind: 'refuse', code: 429, description, retryAfter }, choice)
  }

  /** The next calls are answered with an error of the Bot API, e.g. 403 "Forbidden: user is deactivated". */
  refuse(times: number, code: number, description: string, choice: FaultChoice = {}): void {
    this.arm(times, { kind: 'refuse', code, description }, choice)
  }

  /** The next calls are answered by a proxy's error page instead of JSON. */
  serverErrorHtml(times: number, choice: FaultChoice & { readonly status?: number } = {}): void {
    this.arm(times, { kind: 'html', status: choice.status ?? 500 }, choice)
  }

  /** The next calls get no answer for as long as the bot waits. */
  hang(times: number, choice: FaultChoice = {}): void {
    this.arm(times, { kind: 'hang' }, choice)
  }

  /** The next calls have their connection cut. */
  reset(times: number, choice: FaultChoice = {}): void {
    this.arm(times, { kind: 'reset' }, choice)
  }

  /** The next updates go out twice with the same update_id, the second time after the bot took the first. */
  deliverTwice(times: number): void {
    this.duplicates += times
  }

  /**
   * Updates stay back for that long, real milliseconds; other chats overtake, the order within a chat stays.
   * @param choice.chat only updates of this chat; @param choice.times only the next so many.
   */
  deliverLate(milliseconds: number, choice: { readonly chat?: number; readonly times?: number } = {}): void {
    this.late.push({ milliseconds, chat: choice.chat, times: choice.times ?? Number.POSITIVE_INFINITY })
  }

  /** Switches 429 above the documented pace off, on, or to other limits. It is on from the start. */
  pace(limits: PaceLimits | 'on' | 'off'): void {
    this.paceLimits = limits === 'on' ? undefined : limits
  }

  /** Switches every fault off. The pace stays as it is. */
  clear(): void {
    this.armed = []
    this.late = []
    this.duplicates = 0
  }

  /** Deliveries that will still come twice or late, as far as those that come late were counted. */
  get armedDeliveries(): number {
    const late = this.late.filter(({ times }) => Number.isFinite(times))
    return late.reduce((sum, { times }) => sum + times, this.duplicates)
  }

  /** Uses up a fault for this call, if one is armed. */
  takeCall(method: string): { readonly fault: CallFault; readonly applied: boolean } | undefined {
    const armed = this.armed.find(({ choice }) => isMeant(choice, method))
    if (armed === undefined) return undefined
    armed.times -= 1
    this.armed = this.armed.filter((other) => other.times > 0)
    return { fault: armed.fault, applied: armed.choice.applied === true }
  }

  /** Uses up what is armed for this update's delivery. */
  takeDelivery(line: string): { readonly duplicate: boolean; readonly lateness: number } {
    const duplicate = this.duplicates > 0
    if (duplicate) this.duplicates -= 1
    const late = this.late.find(({ chat }) => chat === undefined || line === lineOf.messages(chat))
    if (late !== undefined) late.times -= 1
    this.late = this.late.filter((other) => other.times > 0)
    return { duplicate, lateness: late?.milliseconds ?? 0 }
  }

  private arm(times: number, fault: CallFault, choice: FaultChoice): void {
    if (times > 0) this.armed.push({ fault, choice, times })
  }
}

function isMeant(choice: FaultChoice, method: string): boolean {
  return choice.on === undefined || choice.on.some((name) => name.toLowerCase() === method.toLowerCase())
}
