import type { prefill as vietnamese } from '../vi/prefill.ts'

export const prefill: Record<keyof typeof vietnamese, string> = {}
