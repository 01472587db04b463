import type { alarm as vietnamese } from '../vi/alarm.ts'

export const alarm: Record<keyof typeof vietnamese, string> = {
  'alarm.chat.welcome':
    'Thank you: from now on, whenever the server needs somebody to look, we tell you here at once and how to mend it, and again when it is over.',
  'alarm.chat.already': 'Alarms are told in this chat already; there is nothing more to do.',
  'alarm.chat.spent':
    'This code is used or expired. Please make a new one: npm run admin -- operators invite.',
  'alarm.stands': '⚠️ Since {since}: {what}. {step}.',
  'alarm.over': '✅ Over: {what} (since {since}).',
  'alarm.zaloConsent.what': 'Zalo wants the consent of an administrator again',
  'alarm.zaloConsent.step': 'Run npm run admin -- zalo connect, and what waits is sent',
  'alarm.zaloRefresh.what': 'the access token of Zalo was not renewed, and we keep trying',
  'alarm.zaloRefresh.step': 'Check the network to oauth.zaloapp.com',
  'alarm.zaloSendingConsent.what': 'the Official Account has not allowed the app to send',
  'alarm.zaloSendingConsent.step': 'Run npm run admin -- zalo connect',
  'alarm.zaloSendingToken.what': 'Zalo refuses the access token',
  'alarm.zaloSendingToken.step': 'Run npm run admin -- zalo connect',
  'alarm.zaloSendingPackage.what': 'the package of the Official Account does not let an app send',
  'alarm.zaloSendingPackage.step': 'Buy a larger package at oa.zalo.me',
  'alarm.zaloSendingQuota.what':
    'a quota of messages on Zalo is used up, of the account or of one person only',
  'alarm.zaloSendingQuota.step': 'See the quota at oa.zalo.me; what waits is sent when there is some again',
  'alarm.zaloSendingPayment.what': 'the Zalo Cloud account is out of money or not connected',
  'alarm.zaloSendingPayment.step': 'Pay in, or connect the account',
  'alarm.zaloSendingAccount.what': 'the Official Account is locked or gone',
  'alarm.zaloSendingAccount.step': 'Read the notices at oa.zalo.me',
  'alarm.zaloSendingConfiguration.what': 'the app on Zalo lacks a permission that it needs',
  'alarm.zaloSendingConfiguration.step': "See the app's permissions at developers.zalo.me",
  'alarm.zaloSendingRules.what': 'Zalo says that a message breaks its rules',
  'alarm.zaloSendingRules.step': 'Read the notices at oa.zalo.me',
  'alarm.zaloSendingPace.what': 'Zalo asks us to send more slowly',
  'alarm.zaloSendingPace.step': 'Set ZALO_CALLS_A_MINUTE to the calls a minute that the package allows',
  'alarm.zaloWebhook.what':
    'messages on Zalo did not come through the webhook; we have fetched and handled them',
  'alarm.zaloWebhook.step': "See the app's page Webhook at developers.zalo.me",
  'alarm.zaloReading.what':
    'the conversations on Zalo are not read to the end, so messages that were missed may wait',
  'alarm.zaloReading.step': "See the server's log for conversations were not read",
  'alarm.zaloSilence.what': 'Zalo has been silent for longer than usual',
  'alarm.zaloSilence.step': 'See at developers.zalo.me whether the webhook is switched off',
  'alarm.zaloSignature.what': "Zalo's signature does not fit, so its events are refused",
  'alarm.zaloSignature.step':
    "See whether ZALO_OA_SECRET is the OA's secret, not the app's; if all went well before, somebody may be sending forged events",
  'alarm.dataRequestsWaiting.what':
    'somebody’s request about their own data waits for an answer, or is due soon',
  'alarm.dataRequestsWaiting.step': 'Run npm run admin -- requests list to see and answer it',
  'alarm.dataRequestsLate.what': 'a request about somebody’s own data is past what the law allows',
  'alarm.dataRequestsLate.step': 'Run npm run admin -- requests list and answer it now',
  'alarm.officialReads.what': 'an official looks people up unusually often, or tries phone numbers',
  'alarm.officialReads.step': 'Run npm run admin -- reads list to see it, then ask the unit',
  'alarm.clockLeapt.what':
    'the clock of the server has leapt by more than a day, so nothing that is due is deleted for 24 hours',
  'alarm.clockLeapt.step':
    'Compare the server’s time with a telephone: when it is wrong, set it and look at the time server (NTP); when it is right, leave it, or run npm run admin -- purges go-on to go on at once',
  'alarm.clockLeaptFar.what':
    'the clock of the server has leapt by more than 7 days, at once or in several leaps, so nothing that is due is deleted until somebody has looked',
  'alarm.clockLeaptFar.step':
    'Compare the server’s time with a telephone: when it is wrong, set it and look at the time server (NTP); once it is right, run npm run admin -- purges go-on, before which nothing is deleted',
  'alarm.clocksDiffer.what':
    'the clocks of the server and of the database are more than 10 minutes apart, so that server deletes nothing',
  'alarm.clocksDiffer.step': 'Set both machines by one time server (NTP)',
  'alarm.purgesLate.what': 'for more than a day not all that is due was deleted',
  'alarm.purgesLate.step':
    'Run npm run admin -- purges list, and look in the server’s log for a scheduled task failed',
  'alarm.erasedReturned.what': 'somebody who was erased is still held, or is held again',
  'alarm.erasedReturned.step':
    'When a backup was just restored: run npm run admin -- erasures apply FILE with the file beside it, which says how many they are before it erases. When nobody restored anything, somebody may have written into the database: erase nothing, see who can reach it, and change the passwords',
  'alarm.incidentOpen.what':
    'incident {number} with personal data is on record; the authority must hear of it within 72 hours of when it was found',
  'alarm.incident24.what':
    'incident {number} was found 24 hours ago, and it is not noted that the authority was told',
  'alarm.incident48.what':
    'incident {number} was found 48 hours ago, and it is not noted that the authority was told',
  'alarm.incident66.what':
    'incident {number} was found 66 hours ago; less than 6 hours are left to tell the authority',
  'alarm.incidentLate.what':
    'more than 72 hours have passed, and the authority was not told of incident {number}',
  'alarm.incident.step':
    'Tell the authority, then run npm run admin -- incidents told {number} authority "WORDS"; to see it again: incidents show {number}',
  'alarm.guesses.what':
    'somebody on the network is trying out venue codes or private links, far more than usual',
  'alarm.guesses.step':
    'We slow them down already; see the log of the reverse proxy for the address that asks most for /v/, /f/, /form/, /l/ or /t/, and block it there',
  'alarm.telegramSecret.what': 'Telegram updates come with a wrong secret, and none with the right one',
  'alarm.telegramSecret.step':
    'See whether another server uses the same bot, and restart this one so that it sets the webhook again; if the bot answers as usual, somebody may be sending false updates',
  'alarm.unknown.what': 'there is an alarm "{name}"',
  'alarm.unknown.step': "Read the server's log",
}
