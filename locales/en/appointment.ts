import type { appointment as vietnamese } from '../vi/appointment.ts'

export const appointment: Record<keyof typeof vietnamese, string> = {}
