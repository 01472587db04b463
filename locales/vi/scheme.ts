export const scheme = {} as const
