import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** Ticks of the kernel's clock in a second, on every Linux of today. */
const TICKS = 100
const KILOBYTES = 1024

/** Processor seconds that a process has used so far; Linux only. */
export function cpuSecondsOf(pid: number): number {
  // The name of the program, in brackets, may hold spaces; utime and stime are the 14th and 15th field.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}

/** Megabytes of memory that a process holds now, and held at most. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / KILOBYTES
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}

/** Processor seconds that the whole machine has been busy so far. */
export function machineBusySeconds(): number {
  return cpus().reduce((sum, { times }) => sum + (times.user + times.nice + times.sys + times.irq) / 1000, 0)
}
