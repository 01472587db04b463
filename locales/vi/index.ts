import { plain } from './plain.ts'

/** Every text in Vietnamese. The keys of the product are typed from here. */
export const vi = { ...plain } as const
