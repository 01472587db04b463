export const tracePage = {} as const
