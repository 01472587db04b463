import { shortName } from '../../core/personName.ts'
import type { Turn } from '../../core/turn.ts'

/** Three words or more, each with a capital and none with a digit: "Mai văn phòng" and "Tùng cổng 2" are no full names. */
const FULL_NAME = /^\p{Lu}[^\s\d]*(?: \p{Lu}[^\s\d]*){2,}$/u

/** The owner's word for somebody, without a full name where the messenger should not learn it. */
export function calledHere({ channel }: Turn, name: string): string {
  return channel.limits.discreet ? calledAnywhere(name) : name
}

/** The owner's own words tell a few people apart and stay as they are; only a full name is shortened. */
export function calledAnywhere(name: string): string {
  return FULL_NAME.test(name) ? shortName(name) : name
}
