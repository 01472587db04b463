/** What is said of visits that were made, and of reminders. */
export const history = {} as const
