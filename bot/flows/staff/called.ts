import { fold } from '../../core/fold.ts'
import { shortName } from '../../core/personName.ts'
import type { Turn } from '../../core/turn.ts'

/** A name behind a word of address, or before a number, is no full name. */
const NO_FULL_NAME = /^(?:(?:anh|chi|em|co|chu|bac|ong|ba|chau|cau|di|mr|mrs|ms) \S+|\S+ \d+|\S+)$/

/** The owner's word for somebody, without a full name where the messenger should not learn it. */
export function calledHere({ channel }: Turn, name: string): string {
  return channel.limits.discreet ? calledAnywhere(name) : name
}

/** "Hoa" and "Chị Hoa" tell a few people apart, and are all that is left when more words are a full name. */
export function calledAnywhere(name: string): string {
  return NO_FULL_NAME.test(fold(name)) ? name : shortName(name)
}
