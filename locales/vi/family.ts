/** What is said of the members of a family. */
export const family = {} as const
