import { shortName } from '../../core/personName.ts'
import type { Turn } from '../../core/turn.ts'

/** The owner's word for somebody, shortened where the messenger should not learn names. */
export function calledHere({ channel }: Turn, name: string): string {
  return channel.limits.discreet ? shortName(name) : name
}
