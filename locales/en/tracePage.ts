import type { tracePage as vietnamese } from '../vi/tracePage.ts'

export const tracePage: Record<keyof typeof vietnamese, string> = {}
