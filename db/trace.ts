import { randomBytes } from 'node:crypto'

/** 64 random bits: enough that two messages of a city's week do not share one, short enough to be read out. */
const TRACE_BYTES = 8

/**
 * A name under which one deed is followed from its arrival to the delivery of its answers, in the logs of all processes: 16 hex
 * digits, made by chance, so that it says nothing of whoever did it.
 */
export function newTrace(): string {
  return randomBytes(TRACE_BYTES).toString('hex')
}
