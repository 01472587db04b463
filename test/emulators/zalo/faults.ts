import { Refusal } from './refusal.ts'

/** What a call meets instead of, or after, being carried out. */
export type CallFault =
  | { readonly kind: 'refuse'; readonly refusal: Refusal }
  | { readonly kind: 'html'; readonly status: number }
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }

export interface FaultChoice {
  /** Paths it meets, e.g. ['/v3.0/oa/message/cs']; '/media' is any download. Without it: every call. */
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
  times: number
}

/** Faults that a test switches on; each is used up after its number of times. */
export class Faults {
  private armed: ArmedFault[] = []
  private late: Lateness[] = []
  private duplicates = 0

  /**
   * The next calls are answered with an error code, e.g. -32.
   * @param choice.message instead of Zalo's words; @param choice.status HTTP status instead of 200.
   */
  refuse(
    times: number,
    code: number,
    choice: FaultChoice & { readonly message?: string; readonly status?: number } = {},
  ): void {
    this.arm(times, { kind: 'refuse', refusal: new Refusal(code, choice.message, choice.status) }, choice)
  }

  /** The next calls are answered by a proxy's error page instead of JSON. */
  serverErrorHtml(times: number, choice: FaultChoice & { readonly status?: number } = {}): void {
    this.arm(times, { kind: 'html', status: choice.status ?? 502 }, choice)
  }

  /** The next calls get no answer for as long as the bot waits. */
  hang(times: number, choice: FaultChoice = {}): void {
    this.arm(times, { kind: 'hang' }, choice)
  }

  /** The next calls have their connection cut. */
  reset(times: number, choice: FaultChoice = {}): void {
    this.arm(times, { kind: 'reset' }, choice)
  }

  /** The next events go out twice, the second time after the first was answered. */
  deliverTwice(times: number): void {
    this.duplicates += times
  }

  /** The next events stay back for that long, real milliseconds, while later ones go out. */
  deliverLate(milliseconds: number, times = 1): void {
    this.late.push({ milliseconds, times })
  }

  /** Switches every fault off. */
  clear(): void {
    this.armed = []
    this.late = []
    this.duplicates = 0
  }

  /** Deliveries that will still come twice or late. */
  get armedDeliveries(): number {
    return this.late.reduce((sum, { times }) => sum + times, this.duplicates)
  }

  /** Uses up a fault for this call, if one is armed. */
  takeCall(path: string): { readonly fault: CallFault; readonly applied: boolean } | undefined {
    const armed = this.armed.find(({ choice }) => choice.on?.includes(path) ?? true)
    if (armed === undefined) return undefined
    armed.times -= 1
    this.armed = this.armed.filter((other) => other.times > 0)
    return { fault: armed.fault, applied: armed.choice.applied === true }
  }

  /** Uses up what is armed for the next event's delivery. */
  takeDelivery(): { readonly duplicate: boolean; readonly lateness: number } {
    const duplicate = this.duplicates > 0
    if (duplicate) this.duplicates -= 1
    const [late] = this.late
    if (late !== undefined) late.times -= 1
    this.late = this.late.filter((other) => other.times > 0)
    return { duplicate, lateness: late?.milliseconds ?? 0 }
  }

  private arm(times: number, fault: CallFault, choice: FaultChoice): void {
    if (times > 0) this.armed.push({ fault, choice, times })
  }
}
