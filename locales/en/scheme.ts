import type { scheme as vietnamese } from '../vi/scheme.ts'

export const scheme: Record<keyof typeof vietnamese, string> = {}
