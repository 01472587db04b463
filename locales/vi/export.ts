export const logExport = {} as const
