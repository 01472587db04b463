import type { link as vietnamese } from '../vi/link.ts'

export const link: Record<keyof typeof vietnamese, string> = {
  'link.code':
    'Your code:\n{code}\nOpen {where} and send this code there before {time}. We will then ask you here once more. The code works once; please do not give it to anybody.',
  'link.stranger':
    'There is nothing to link here yet. If you already use {where}, type /link over there to get a code, then send it here.',
  'link.nowhere': 'The city uses this channel only, so there is nothing to link.',
  'link.waits':
    'We have just asked you on {first}. Open {first} and tap "{yes}" before {time}. We will tell you here when it is done.',
  'link.merge':
    'This code comes from {first} and is for sharing one account. All your visits, declarations, venues and duties here will belong to the account on {first} too. Do this only if that account is your own. {travels}',
  'link.mine': 'Yes, that account is mine',
  'link.notMe': 'That was not me',
  'link.stopped':
    'All right, nothing is linked. That code no longer works. If somebody gave you the code, please do not send it here.',
  'link.notAgreed':
    'There is no yes on {second} yet, so nothing is linked. Send the code on {second} again and answer there; we will then ask you here once more.',
  'link.ask':
    'Somebody has just sent your code on {second} and wants to use the same account. Is it you?\nOnce linked, your visits, declarations and venues can be seen and used on {second} too. {travels}',
  'link.yes': 'Yes, link',
  'link.no': 'Not me',
  'link.done':
    '✅ Linked with {other}. From now on you can use either: visits, declarations and venues are the same in both. To separate them, type /link.',
  'link.declined': 'All right, nothing is linked. That code no longer works.',
  'link.refused':
    'The answer on {first} was "not me", so nothing is linked. If that was a mistake, type /link on {first} to get a new code.',
  'link.notHere': 'This code is to be sent on {where}, not on {here}.',
  'link.already': 'You use one account on {here} and {other} already. There is nothing more to do.',
  'link.spent': 'This code is used or expired. Type /link on {first} to get a new one, then send it here.',
  'link.over':
    'This question has expired, so nothing is linked. If you still want to, type /link for a new code.',
  'link.shared':
    'This chat shares one account with {others}. If you tap "Separate this chat", only this chat leaves and starts from the beginning; visits, declarations, venues and duties stay with {others}.',
  'link.split': 'Separate this chat',
  'link.splitDone':
    'Separated: this chat no longer shares the account. Visits, declarations, venues and duties are still there on {others}. To share again, type /link over there.',
  'link.splitTold':
    'From now on this account is no longer shared with {here}. Visits, declarations, venues and duties are still here.',
  'link.alone': 'This chat shares its account with no other, so there is nothing to separate.',
  'link.later': 'This button is too old. To separate this chat from the shared account, type /link.',
  'link.channel.telegram': 'Telegram',
  'link.channel.zalo': 'Zalo',
  'link.channel.web': "the city's web page",
  'link.place.telegram': 'Telegram (@{name})',
  'link.place.zalo': 'Zalo ({name})',
  'link.place.web': 'the page {address}',
  'link.open': 'Open {messenger}',
  'link.and': '{one} and {other}',
  'link.or': '{one} or {other}',
  'link.travels.telegram': 'Messages there travel through Telegram, whose servers are abroad.',
  'link.travels.zalo': 'Messages there travel through Zalo.',
  'link.travels.web': "Messages there travel through the city's own server only.",
}
