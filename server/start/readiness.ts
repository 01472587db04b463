/** Whether this process may be sent traffic: not before it has started up, and not once it is about to end. */
export type Readiness = {
  readonly isReady: boolean
  begin(): void
  /** To be called first of all that ends the process, so that whoever sends traffic sends it elsewhere. */
  end(): void
}

export function createReadiness(): Readiness {
  let isReady = false
  return {
    get isReady() {
      return isReady
    },
    begin() {
      isReady = true
    },
    end() {
      isReady = false
    },
  }
}
