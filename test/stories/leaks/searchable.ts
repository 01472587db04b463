/** What a story sets so that all that a server can say of itself is said, and can be searched. */
export const SEARCHABLE = { LOG_LEVEL: 'debug', METRICS_TOKEN: 'metrics-token-of-the-stories' } as const
