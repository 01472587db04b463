import type { history as vietnamese } from '../vi/history.ts'

export const history: Record<keyof typeof vietnamese, string> = {}
