import type { body as vietnamese } from '../vi/body.ts'

export const body: Record<keyof typeof vietnamese, string> = {}
