import type { notice as vietnamese } from '../vi/notice.ts'

export const notice: Record<keyof typeof vietnamese, string> = {
  'notice.page.offer':
    'The names of case {reference} are shown on the city’s own page alone. The link works once, within {linkMinutes} minutes; once opened, the page can be read for {minutes} minutes. Every reading is noted, and the people concerned can see it.',
  'notice.page.open': 'Open the list',
  'notice.asked': 'Case {reference}: approval of the notices has been requested.',
}
