/** Which of several declarations is meant. */
export const whichForm = {} as const
