import type { Parcel } from './deliveries.ts'

/** Real milliseconds after which an event that nothing overtook goes out all the same. */
const PATIENCE_MILLISECONDS = 60

/** Turns the order of every two events round: the first waits until the second was delivered. */
export class Pairs {
  private readonly take: (parcel: Parcel) => Promise<void>
  /** Lets the first of two go; absent while nobody waits. */
  private release: (() => void) | undefined

  constructor(take: (parcel: Parcel) => Promise<void>) {
    this.take = take
  }

  async deliver(parcel: Parcel): Promise<void> {
    const { release } = this
    this.release = undefined
    if (release === undefined) await this.overtaken()
    await this.take(parcel)
    release?.()
  }

  private overtaken(): Promise<void> {
    return new Promise((resolve) => {
      const goOn = (): void => {
        clearTimeout(timer)
        if (this.release === goOn) this.release = undefined
        resolve()
      }
      const timer = setTimeout(goOn, PATIENCE_MILLISECONDS)
      this.release = goOn
    })
  }
}
