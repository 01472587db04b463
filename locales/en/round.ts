import type { round as vietnamese } from '../vi/round.ts'

export const round: Record<keyof typeof vietnamese, string> = {}
