/** The shapes that travel between Telegram and a bot, in the Bot API's own names (https://core.telegram.org/bots/api). */

export interface WireUser {
  readonly id: number
  readonly is_bot: boolean
  readonly first_name: string
  readonly last_name?: string
  readonly username?: string
  readonly language_code?: string
}

export type ChatKind = 'private' | 'group' | 'supergroup'

export interface WireChat {
  readonly id: number
  readonly type: ChatKind
  readonly title?: string
  readonly first_name?: string
  readonly last_name?: string
  readonly username?: string
}

/** A stretch of a text that means something; offset and length count UTF-16 units. */
export interface Entity {
  readonly type: string
  readonly offset: number
  readonly length: number
  readonly url?: string
  readonly language?: string
  readonly user?: WireUser
  readonly custom_emoji_id?: string
}

export interface WireFile {
  readonly file_id: string
  readonly file_unique_id: string
  readonly file_size: number
}

export interface PhotoSize extends WireFile {
  readonly width: number
  readonly height: number
}

export interface WireDocument extends WireFile {
  readonly file_name: string
  readonly mime_type: string
}

export interface Contact {
  readonly phone_number: string
  readonly first_name: string
  readonly last_name?: string
  readonly user_id?: number
}

export interface InlineButton {
  readonly text: string
  readonly url?: string
  readonly callback_data?: string
}

export interface InlineMarkup {
  readonly inline_keyboard: readonly (readonly InlineButton[])[]
}

export interface Message {
  readonly message_id: number
  readonly date: number
  readonly edit_date?: number
  readonly chat: WireChat
  readonly from: WireUser
  readonly text?: string
  readonly entities?: readonly Entity[]
  readonly caption?: string
  readonly caption_entities?: readonly Entity[]
  readonly photo?: readonly PhotoSize[]
  readonly document?: WireDocument
  readonly sticker?: WireFile & { readonly emoji: string }
  readonly voice?: WireFile & { readonly duration: number }
  readonly video?: WireFile & { readonly duration: number }
  readonly location?: { readonly latitude: number; readonly longitude: number }
  readonly contact?: Contact
  readonly media_group_id?: string
  readonly reply_to_message?: Message
  readonly reply_markup?: InlineMarkup
  readonly forward_origin?: { readonly type: 'user'; readonly sender_user: WireUser; readonly date: number }
  readonly new_chat_members?: readonly WireUser[]
  readonly left_chat_member?: WireUser
  readonly new_chat_title?: string
  readonly group_chat_created?: true
  readonly migrate_to_chat_id?: number
  readonly migrate_from_chat_id?: number
}

/** What a message holds beyond its number, date, chat and sender. */
export type MessageContent = Partial<Omit<Message, 'message_id' | 'date' | 'chat' | 'from'>>

export type MemberStatus = 'member' | 'administrator' | 'left' | 'kicked'

export interface BotCommand {
  readonly command: string
  readonly description: string
}

export const UPDATE_KINDS = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'chat_member',
  'message_reaction',
  'message_reaction_count',
] as const

export type UpdateKind = (typeof UPDATE_KINDS)[number]
