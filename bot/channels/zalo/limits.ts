import type { ChannelLimits, Pace } from '../channel.ts'

/**
 * Share of a minute's calls that may go at once; the rest comes evenly, so that no minute ever sees more than the limit. What may
 * go at once is missing from the steady rate, which a broadcast needs: 96 of 100.
 */
const BURST_SHARE = 0.04

/** The pace that stays below so many calls in any 60 seconds. */
export function paceBelow(callsAMinute: number): Pace {
  const burst = Math.max(1, Math.floor(callsAMinute * BURST_SHARE))
  return { burst, perSecond: (callsAMinute - burst) / 60 }
}

/** Characters of a text: Zalo takes 2,000, but how it counts those of an emoji is not said, so 100 are left free. */
export const TEXT_LENGTH = 1900

/**
 * What an Official Account can carry (developers.zalo.me, consultation messages): five buttons under a text and none in a
 * group.
 */
export function zaloLimits(callsAMinute: number): ChannelLimits {
  return {
    textLength: TEXT_LENGTH,
    captionLength: TEXT_LENGTH,
    buttonsInAMessage: { private: 5, group: 0 },
    buttonsUnderPictures: 0,
    sharesContact: true,
    vouchesForContact: false,
    discreet: false,
    fewMessages: true,
    remindsUnasked: false,
    editsMessages: false,
    deletesPhotos: false,
    pace: {
      all: paceBelow(callsAMinute),
      private: { perSecond: 2, burst: 10 },
      group: { perSecond: 1, burst: 5 },
    },
  }
}
