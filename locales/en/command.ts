import type { command as vietnamese } from '../vi/command.ts'

export const command: Record<keyof typeof vietnamese, string> = {
  'command.start': 'start|menu|hello|hi',
  'command.help': 'help',
  'command.thanks': 'thanks|thank you|thank you very much',
  'command.language': 'language',
  'command.vietnamese': 'vietnamese',
  'command.english': 'english',
  'command.cancel': 'cancel|stop',
  'command.back': 'back',
  'command.declare': 'declare|health declaration',
  'command.withdraw': 'withdraw|withdraw consent',
  'command.myCode': 'myqr|my qr|my qr code',
  'command.link': 'link|link account',
  'command.checkIn': 'checkin|check in',
  'command.leave': 'checkout|check out|leave',
  'command.registerVenue': 'register|register venue',
  'command.venues': 'venues|my venues',
  'command.export': 'exportlog|export log',
  'command.log': 'log|visit log',
  'command.bindGroup': 'bindgroup|bind group',
  'command.figures': 'figures',
}
