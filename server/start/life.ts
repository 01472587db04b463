/** Where this process stands between its start and its end: whoever sends it traffic must know. */
export type Life = {
  /** Whether it may be sent traffic: all of it has started, and its end has not begun. */
  isReady(): boolean
  isEnding(): boolean
  /** Everything has started. */
  begin(): void
  /** Its end has begun, from which there is no way back. */
  end(): void
}

export function createLife(): Life {
  let stage: 'starting' | 'ready' | 'ending' = 'starting'
  return {
    isReady: () => stage === 'ready',
    isEnding: () => stage === 'ending',
    begin() {
      if (stage === 'starting') stage = 'ready'
    },
    end() {
      stage = 'ending'
    },
  }
}
