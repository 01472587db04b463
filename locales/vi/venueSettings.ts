export const venueSettings = {} as const
