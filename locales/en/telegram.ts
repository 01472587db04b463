import type { telegram as vietnamese } from '../vi/telegram.ts'

export const telegram: Record<keyof typeof vietnamese, string> = {
  'telegram.command.khaibao': 'Health declaration',
  'telegram.command.maqr': 'Your QR code again',
  'telegram.command.giadinh': 'Declare for your family',
  'telegram.command.ra': 'Check out',
  'telegram.command.lichsu': 'Your visits',
  'telegram.command.dangky': 'Register a venue, get its poster',
  'telegram.command.diadiem': 'My venues',
  'telegram.command.nhatky': "Today's visits",
  'telegram.command.huongdan': 'Step by step, with pictures',
  'telegram.command.trogiup': 'Help',
  'telegram.command.huy': 'Stop what you are doing',
  'telegram.command.quaylai': 'Change your last answer',
  'telegram.command.ngonngu': 'Change language',
  'telegram.command.dulieu': 'Your data: see, take back, erase',
  'telegram.command.solieu': "The unit's figures",
  'telegram.command.baocao': 'Report rounds of the unit',
  'telegram.command.ghepnhom': 'Bind the group to its unit',
}
