import type { family as vietnamese } from '../vi/family.ts'

export const family: Record<keyof typeof vietnamese, string> = {}
