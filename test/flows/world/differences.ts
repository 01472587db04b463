import type { ChannelName } from '../../../bot/core/received.ts'
import type { Went } from './play.ts'

/**
 * What another channel changes in a transcript: each line of which something else came, with what came there. Undefined
 * when nothing differs. A tap that was typed there is followed by what was typed.
 */
export function differences(
  channel: ChannelName,
  source: readonly Went[],
  there: readonly Went[],
): string | undefined {
  const lines = there.flatMap(({ line, came, typed }, at) => {
    const isSame = came.join('\n') === source[at]?.came.join('\n')
    return isSame ? [] : [typed === undefined ? line : `${line}, typed ${typed}`, ...came]
  })
  return lines.length > 0 ? [`# What differs on ${channel}`, ...lines, ''].join('\n') : undefined
}
