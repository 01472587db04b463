/** What is said of a document whose code fills a form. */
export const prefill = {} as const
