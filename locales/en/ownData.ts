import type { ownData as vietnamese } from '../vi/ownData.ts'

export const ownData: Record<keyof typeof vietnamese, string> = {}
