/** Telegram's limits, each with its unit. Documented at https://core.telegram.org/bots/api unless a comment says otherwise. */

/**
 * Characters of a text after its markup was parsed. The documentation leaves open whether an emoji counts once or twice;
 * here it counts as UTF-16 units, the stricter reading.
 */
export const MAX_TEXT_CHARACTERS = 4096
export const MAX_CAPTION_CHARACTERS = 1024
/** Bytes of a text before parsing; the server looks no further. */
export const MAX_RAW_TEXT_BYTES = 32_768

export const MAX_CALLBACK_DATA_BYTES = 64
export const MAX_CALLBACK_ANSWER_CHARACTERS = 200
/** Inline buttons under one message; not documented, known from bots that met it. */
export const MAX_INLINE_BUTTONS = 100
/** Bytes of a whole inline keyboard; not documented, known from bots that met it. */
export const MAX_MARKUP_BYTES = 10_240

export const MAX_PHOTO_UPLOAD_BYTES = 10 * 1024 * 1024
/** Width plus height, pixels. */
export const MAX_PHOTO_SIDES_PIXELS = 10_000
/** Longer side divided by the shorter. */
export const MAX_PHOTO_RATIO = 20
export const MAX_DOCUMENT_UPLOAD_BYTES = 50 * 1024 * 1024
/** What a bot may download with getFile. */
export const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
/** A file's link is good for at least an hour; here not a second longer, so that nobody keeps one. */
export const FILE_LINK_SECONDS = 3600

export const MIN_ALBUM_ITEMS = 2
export const MAX_ALBUM_ITEMS = 10

export const MAX_COMMANDS = 100
export const MAX_COMMAND_CHARACTERS = 32
export const MAX_COMMAND_DESCRIPTION_CHARACTERS = 256
export const MAX_DESCRIPTION_CHARACTERS = 512
export const MAX_SHORT_DESCRIPTION_CHARACTERS = 120

export const MAX_SECRET_TOKEN_CHARACTERS = 256
export const MAX_WEBHOOK_CONNECTIONS = 100
export const DEFAULT_WEBHOOK_CONNECTIONS = 40
export const MAX_UPDATES_A_POLL = 100
export const MAX_POLL_SECONDS = 50

/** How long Telegram keeps trying to deliver an update, seconds after its date. */
export const MESSAGE_UPDATE_SECONDS = 86_400
export const MEMBER_UPDATE_SECONDS = 86_400
export const CALLBACK_UPDATE_SECONDS = 150
/** How long a press may be answered; not documented, so the time its update lives is taken. */
export const CALLBACK_ANSWER_SECONDS = 150

/** A bot may delete messages of the last 48 hours. */
export const DELETABLE_SECONDS = 48 * 3600
export const MAX_DELETIONS_A_CALL = 100

/** Payload of a `?start=` link: 1 to 64 of these. */
export const DEEP_LINK_PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/
