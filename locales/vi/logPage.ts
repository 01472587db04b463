export const logPage = {} as const
