import type { formPage as vietnamese } from '../vi/formPage.ts'

export const formPage: Record<keyof typeof vietnamese, string> = {
  'formPage.button': 'Fill in on one page',
  'formPage.offer':
    'You declare on one page, in about two minutes. This link is yours alone and can be used once, within an hour.',
  'formPage.offerForOther':
    'You declare for {name} on one page. This link is yours alone and can be used once, within an hour.',
  'formPage.here': 'Answer here',
  'formPage.stillOpen':
    'The page above can be opened for an hour; after that, type /page. Or answer right here.',
  'formPage.none': 'Pages cannot be opened here yet. Type /declare to answer the questions one by one.',
  'formPage.intro': 'When everything is filled in, press {send}. You get your QR code on {messenger}.',
  'formPage.travels':
    "What you fill in on this page goes to the city's own server only; the QR code is sent through {messenger}.",
  'formPage.send': 'Send the declaration',
  'formPage.left': 'Still to answer: {count}',
  'formPage.kept':
    'What you have filled in is kept at the end of this page. Please look at the questions below, then press {send}.',
  'formPage.whom': 'Declaration of {name}',
  'formPage.forOther': 'Declared for {name}',
  'formPage.known': 'Known already, no need to fill in again',
  'formPage.change': 'Change any of this',
  'formPage.answered': 'Filled in: {questions}',
  'formPage.optional': 'Optional: {questions}',
  'formPage.agreeFirst': 'Please tick this box: without it we may not take your declaration.',
  'formPage.choose': 'Please choose an answer.',
  'formPage.both': 'Please either choose or type: the two answers differ.',
  'formPage.noneOrSome': 'Please tick what applies, or only the last line if nothing does.',
  'formPage.otherAnswer': 'Or type another answer',
  'formPage.otherDay': 'Or type another day, for example 23/11 (day first)',
  'formPage.received.title': 'We have your declaration',
  'formPage.received.body': 'You get your QR code on {messenger}.',
  'formPage.used.title': 'This declaration was sent already',
  'formPage.used.body':
    'Each link can be used once. Your QR code is on {messenger}. To declare again, type /declare there.',
  'formPage.gone.title': 'This link is no longer in use',
  'formPage.gone.body':
    'A link can be used once, within an hour. Type /declare in your chat to get a new one.',
  'formPage.gone.kept': 'Nothing was sent. What you declared before is still there.',
  'formPage.notReceived.title': 'We do not have your declaration yet',
  'formPage.notReceived.body':
    'What you filled in is still there: go back to the page before, and send it again in a minute. Or type /declare in your chat.',
  'formPage.busy.title': 'Please try again in a minute',
  'formPage.busy.body':
    'Too many pages were opened from this network, so we do not have your declaration yet. Reload this page in a minute.',
  'formPage.back': 'Back to {messenger}',
  'formPage.messenger.telegram': 'Telegram',
  'formPage.messenger.zalo': 'Zalo',
  'formPage.messenger.web': 'the chat page',
  'formPage.askedAgain': 'We have what you just filled in; only this question has to be asked again.',
}
