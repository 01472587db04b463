import { existsSync, readFileSync } from 'node:fs'

const STATUS = '/proc/self/status'
const KILOBYTES = 1024

/**
 * The most memory that this process ever held, in megabytes. Linux hands `maxRSS` down from the process that started
 * this one, which may have been larger, so there it is read from where the kernel counts anew for each program.
 */
export function peakMegabytes(): number {
  const [, own] = existsSync(STATUS) ? (/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8')) ?? []) : []
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / KILOBYTES
}
