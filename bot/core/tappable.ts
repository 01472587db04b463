/** Endings of countries (IANA's root zone database). Of two letters nearly each pair is one, so they stand in full. */
const COUNTRIES =
  'ac|ad|ae|af|ag|ai|al|am|ao|aq|ar|as|at|au|aw|ax|az|ba|bb|bd|be|bf|bg|bh|bi|bj|bm|bn|bo|br|bs|bt|bw|by|bz|ca|cc|cd|cf|cg|ch|ci|' +
  'ck|cl|cm|cn|co|cr|cu|cv|cw|cx|cy|cz|de|dj|dk|dm|do|dz|ec|ee|eg|er|es|et|eu|fi|fj|fk|fm|fo|fr|ga|gd|ge|gf|gg|gh|gi|gl|gm|gn|gp|gq|' +
  'gr|gs|gt|gu|gw|gy|hk|hm|hn|hr|ht|hu|id|ie|il|im|in|io|iq|ir|is|it|je|jm|jo|jp|ke|kg|kh|ki|km|kn|kp|kr|kw|ky|kz|la|lb|lc|li|lk|lr|' +
  'ls|lt|lu|lv|ly|ma|mc|md|me|mg|mh|mk|ml|mm|mn|mo|mp|mq|mr|ms|mt|mu|mv|mw|mx|my|mz|na|nc|ne|nf|ng|ni|nl|no|np|nr|nu|nz|om|pa|pe|pf|' +
  'pg|ph|pk|pl|pm|pn|pr|ps|pt|pw|py|qa|re|ro|rs|ru|rw|sa|sb|sc|sd|se|sg|sh|si|sk|sl|sm|sn|so|sr|ss|st|su|sv|sx|sy|sz|tc|td|tf|tg|th|' +
  'tj|tk|tl|tm|tn|to|tr|tt|tv|tw|tz|ua|ug|uk|us|uy|uz|va|vc|ve|vg|vi|vn|vu|wf|ws|ye|yt|za|zm|zw'
/** Of the other endings in that database those with the most addresses, those of shorteners, and those that a shop would choose. */
const OTHERS =
  'com|net|org|info|biz|edu|gov|mil|int|name|mobi|asia|tel|app|dev|page|web|xyz|top|shop|store|site|online|website|space|tech|club|' +
  'link|click|live|win|bet|vip|pro|fun|icu|zip|mov|cloud|blog|news|media|social|chat|email|host|press|today|life|world|global|city|' +
  'center|group|team|work|jobs|company|services|support|help|care|health|clinic|doctor|dental|hospital|pharmacy|vin|bar|pub|cafe|' +
  'coffee|food|pizza|restaurant|kitchen|hotel|travel|market|sale|deals|gift|gifts|promo|cash|money|loan|finance|bank|pay|game|games|' +
  'casino|poker|lol|wtf|one|art|design|studio|fashion|beauty|spa|yoga|fit|wang|monster|cyou|buzz|rest|sbs|cfd|quest|bond|autos|cam|' +
  'cat|ltd|inc|llc|moe|ninja|rocks|wiki|video|photo|photos|review|reviews|date|party|science|stream|download|trade|bid|men|vet|xin'
/** Before an ending anything may stand; behind it no letter, so that "Tp.Hồ", "Co.opMart" and "P.Toản" are none. */
const ADDRESS = new RegExp(
  `:\\/\\/|\\bwww\\.|[\\p{L}\\p{N}]\\.(?:${COUNTRIES}|${OTHERS}|xn--[a-z0-9-]+)(?![\\p{L}\\p{M}\\p{N}])`,
  'iu',
)
/** Something behind a slash makes an address of any end: "abc.ooo/x". A date or a house number has no letters before it. */
const PATH = /\p{L}\.\p{L}{2,}\//iu
const MENTION = /@[\p{L}\p{N}_]/u
/** A word behind a slash, where a messenger sees a command behind nearly any sign: `"/xoa`. "24/7", "12/3 Lạch Tray" and "A/B" are none. */
const COMMAND = /(?<![\p{L}\p{M}\p{N}])\/\p{L}/u
/** The full stop of Chinese and Japanese, which a browser takes for a dot. */
const OTHER_DOTS = /[。｡]/gu

/** Nothing but letters, digits and full stops, as in an abbreviation, before a comma or not. */
const ABBREVIATED = /^[\p{L}\p{M}\p{N}.]+(?=,?$)/u

/**
 * Whether a messenger would make something to tap of words that one person writes and others read: an address, somebody's name
 * with @, a command. A tap would be theirs, in a message of ours.
 */
export function isTappable(words: string): boolean {
  const plain = words.normalize('NFKC').replace(OTHER_DOTS, '.')
  return [ADDRESS, PATH, MENTION, COMMAND].some((one) => one.test(plain))
}

/** The first word that is taken for an address because nothing parts what follows its full stop, parted: "P.La" is "P. La". */
export function partedWord(words: string): string | undefined {
  const abbreviated = words.split(/\s+/).flatMap((one) => ABBREVIATED.exec(one) ?? [])
  return abbreviated.find(isTappable)?.replace(/\.(?=.)/gu, '. ')
}
