import { catalogues, type Language } from '../../../locales/catalogue.ts'
import type { TelegramApi } from './api.ts'

/** The commands that Telegram lists, by where they work. Their names are Latin in every language: Telegram takes no other. */
const PRIVATE = [
  'khaibao',
  'maqr',
  'giadinh',
  'ra',
  'lichsu',
  'dangky',
  'diadiem',
  'nhatky',
  'huongdan',
  'trogiup',
  'huy',
  'quaylai',
  'ngonngu',
  'dulieu',
] as const
const GROUP = ['solieu', 'baocao', 'ghepnhom', 'huongdan', 'trogiup'] as const
const ENGLISH = {
  khaibao: 'declare',
  maqr: 'myqr',
  giadinh: 'family',
  ra: 'checkout',
  lichsu: 'history',
  dangky: 'register',
  diadiem: 'venues',
  nhatky: 'log',
  huongdan: 'guide',
  trogiup: 'help',
  huy: 'cancel',
  quaylai: 'back',
  ngonngu: 'language',
  dulieu: 'mydata',
  solieu: 'figures',
  baocao: 'report',
  ghepnhom: 'bindgroup',
} as const

/** Tells Telegram the commands, for each language and place; without a language stands for Vietnamese. */
export async function registerCommands(api: TelegramApi, signal: AbortSignal): Promise<void> {
  const places = [
    { scope: { type: 'all_private_chats' }, names: PRIVATE },
    { scope: { type: 'all_group_chats' }, names: GROUP },
  ] as const
  for (const { scope, names } of places) {
    await api.call('setMyCommands', { scope, commands: names.map((name) => described('vi', name)) }, signal)
    for (const language of ['vi', 'en'] as const) {
      const commands = names.map((name) => described(language, name))
      await api.call('setMyCommands', { scope, language_code: language, commands }, signal)
    }
  }
}

function described(language: Language, name: keyof typeof ENGLISH) {
  return {
    command: language === 'vi' ? name : ENGLISH[name],
    description: catalogues[language][`telegram.command.${name}`],
  }
}
