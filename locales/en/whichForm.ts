import type { whichForm as vietnamese } from '../vi/whichForm.ts'

export const whichForm: Record<keyof typeof vietnamese, string> = {}
