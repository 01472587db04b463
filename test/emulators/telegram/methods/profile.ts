import { linkFile } from '../files.ts'
import { MAX_DESCRIPTION_CHARACTERS, MAX_SHORT_DESCRIPTION_CHARACTERS } from '../limits.ts'
import { badRequest } from '../refusal.ts'
import type { Method } from './method.ts'

/** Privacy mode is on: in groups the bot hears only what is meant for it. */
export const getMe: Method = (world) => ({
  ...world.bot,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
})

export const getFile: Method = (world, args) => {
  if (args.text('file_id') === '') throw badRequest('file_id not specified')
  return linkFile(world, args.text('file_id'))
}

export const setMyDescription = setter('description', MAX_DESCRIPTION_CHARACTERS)
export const getMyDescription = getter('description')
export const setMyShortDescription = setter('short_description', MAX_SHORT_DESCRIPTION_CHARACTERS)
export const getMyShortDescription = getter('short_description')

function setter(name: string, longest: number): Method {
  return (world, args) => {
    const text = args.text(name)
    if (text.length > longest) throw badRequest('BOT_DESCRIPTION_TOO_LONG')
    world.texts.set(`${name} ${args.text('language_code')}`, text)
    return true
  }
}

function getter(name: string): Method {
  return (world, args) => {
    const own = world.texts.get(`${name} ${args.text('language_code')}`)
    return { [name]: own ?? world.texts.get(`${name} `) ?? '' }
  }
}
