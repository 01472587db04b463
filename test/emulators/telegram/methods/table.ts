import { answerCallbackQuery } from './callbacks.ts'
import {
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount,
  leaveChat,
  sendChatAction,
} from './chats.ts'
import { deleteMyCommands, getMyCommands, setMyCommands } from './commands.ts'
import { deleteMessage, deleteMessages } from './delete.ts'
import { editMessageCaption, editMessageReplyMarkup, editMessageText } from './edit.ts'
import { getUpdates } from './getUpdates.ts'
import type { Method } from './method.ts'
import * as profile from './profile.ts'
import { sendMediaGroup } from './sendAlbum.ts'
import { sendDocument, sendPhoto } from './sendMedia.ts'
import { sendMessage } from './sendText.ts'
import { deleteWebhook, getWebhookInfo, setWebhook } from './webhooks.ts'

const NAMED: Readonly<Record<string, Method>> = {
  answerCallbackQuery,
  deleteMessage,
  deleteMessages,
  deleteMyCommands,
  deleteWebhook,
  editMessageCaption,
  editMessageReplyMarkup,
  editMessageText,
  getChat,
  getChatAdministrators,
  getChatMember,
  getChatMemberCount,
  getFile: profile.getFile,
  getMe: profile.getMe,
  getMyCommands,
  getMyDescription: profile.getMyDescription,
  getMyShortDescription: profile.getMyShortDescription,
  getUpdates,
  getWebhookInfo,
  leaveChat,
  sendChatAction,
  sendDocument,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
  setMyCommands,
  setMyDescription: profile.setMyDescription,
  setMyShortDescription: profile.setMyShortDescription,
  setWebhook,
}

/** Every method that is emulated, by its name in small letters: Telegram takes any case. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries(NAMED).map(([name, method]) => [name.toLowerCase(), method]),
)
