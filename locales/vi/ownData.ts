/** What is said of the data that are kept of a person, and of their rights in them. */
export const ownData = {} as const
