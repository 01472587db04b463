/** The ends of addresses that are met in links people send; others hold too many Vietnamese abbreviations, as in "Tp.Hồ". */
const ENDS =
  'com|net|org|info|vn|me|io|ly|gl|gg|co|cc|tk|ml|xyz|app|dev|shop|site|online|store|top|club|link|click|live|win|bet|vip|pro|fun|icu|biz|ru|cn'
const ADDRESS = new RegExp(`:\\/\\/|\\bwww\\.|[\\p{L}\\p{N}]\\.(?:${ENDS})(?![\\p{L}\\p{N}])`, 'iu')
/** Something behind a slash makes an address of any end: "abc.ooo/x". A date or a house number has no letters before it. */
const PATH = /\p{L}\.\p{L}{2,}\//iu
const MENTION = /@[\p{L}\p{N}_]/u
/** A word behind a slash, where a messenger sees a command: "/xoa"; "24/7" and "12/3 Lạch Tray" are none. */
const COMMAND = /(?:^|[\s(])\/\p{L}/u

/**
 * Whether a messenger would make something to tap of words that one person writes and others read: an address, somebody's name
 * with @, a command. A tap would be theirs, in a message of ours.
 */
export function isTappable(words: string): boolean {
  const plain = words.normalize('NFKC')
  return [ADDRESS, PATH, MENTION, COMMAND].some((one) => one.test(plain))
}
