import type { trace as vietnamese } from '../vi/trace.ts'

export const trace: Record<keyof typeof vietnamese, string> = {}
