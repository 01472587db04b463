import type { vi } from '../vi/index.ts'
import { plain } from './plain.ts'

/** Every text in English; a key that is missing does not compile. */
export const en: Record<keyof typeof vi, string> = { ...plain }
