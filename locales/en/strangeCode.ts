export const strangeCode = {} as const
