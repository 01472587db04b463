/** The guides, the leaflet and the words for loudspeakers. */
export const guide = {} as const
