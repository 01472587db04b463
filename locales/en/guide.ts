import type { guide as vietnamese } from '../vi/guide.ts'

export const guide: Record<keyof typeof vietnamese, string> = {}
