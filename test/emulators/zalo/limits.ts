/** Zalo's limits for Official Accounts, each with its unit. Documented at https://developers.zalo.me unless a comment says otherwise. */

/** Characters of a text or of the words under a picture; what a character is, `switches.textCounting` says. */
export const MAX_TEXT_CHARACTERS = 2000

export const MAX_BUTTONS = 5
export const MAX_BUTTON_TITLE_CHARACTERS = 100
export const MAX_BUTTON_PAYLOAD_CHARACTERS = 1000
export const MAX_SMS_CHARACTERS = 160

export const MAX_INFO_TITLE_CHARACTERS = 100
export const MAX_INFO_SUBTITLE_CHARACTERS = 500

export const MAX_IMAGE_BYTES = 1024 * 1024
export const MAX_GIF_BYTES = 5 * 1024 * 1024
export const MAX_FILE_BYTES = 5 * 1024 * 1024
/** Uploads a calendar month, for each of the three kinds. */
export const UPLOADS_A_MONTH = 5000

const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR

/** Milliseconds an uploaded picture or file can be sent. */
export const UPLOAD_MILLISECONDS = 7 * DAY

/** Milliseconds after the last interaction in which consultation messages are free. */
export const FREE_MILLISECONDS = 48 * HOUR
/** Milliseconds after the last interaction in which there may be any. */
export const WINDOW_MILLISECONDS = 7 * DAY
/** Messages to somebody who followed or pressed "Message" and never wrote. */
export const WELCOME_MESSAGES = 3
/** Replies to one message, and by the older rule free messages in 48 hours. */
export const FREE_REPLIES = 8

export const CODE_MILLISECONDS = 600 * SECOND
export const ACCESS_TOKEN_SECONDS = 90_000
/** Three months, counted as 90 days. */
export const REFRESH_TOKEN_MILLISECONDS = 90 * DAY
export const VERIFIER = /^[A-Za-z0-9_-]{43}$/

/** Requests a minute of one app, all its accounts together. */
export const APP_CALLS_A_MINUTE = 4000
export const MINUTE_MILLISECONDS = 60 * SECOND

export const MAX_HISTORY_ROWS = 10
/** Not documented; the largest page that integrations ask for. */
export const MAX_GROUP_ROWS = 50
export const MAX_NEW_MEMBERS = 99

/** Milliseconds in which a webhook has to answer. */
export const WEBHOOK_MILLISECONDS = 2 * SECOND
/** Seconds before each further try when no connection could be opened; after the last the app is unsubscribed. */
export const RETRY_SECONDS = [30, 300, 900, 1800, 3600]
