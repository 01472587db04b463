import type { GatePoster, PosterTexts } from '../../../bot/draw/gatePoster.ts'
import type { PersonalCard } from '../../../bot/draw/personalCard.ts'
import type { PersonalQr, PersonalQrTexts } from '../../../bot/draw/personalQr.ts'
import { cardTexts } from '../../../bot/flows/declare/cardTexts.ts'
import { gateUrl, personUrl } from '../../../bot/qr/ownUrl.ts'

/** A poster as a city would print it; tests change what they are about. */
export function samplePoster(changes: Partial<GatePoster> = {}): GatePoster {
  const code = changes.code ?? '7KQ2M9XH4T'
  return {
    cityName: 'Thành phố Hải Phòng',
    venueName: 'Nhà hàng Hải Đăng',
    address: '12 Điện Biên Phủ',
    unitName: 'Phường Ngô Quyền',
    gateName: 'Cửa chính',
    direction: 'both',
    code,
    url: gateUrl('https://khaibao.haiphong.gov.vn', code),
    issuedOn: '2026-11-23',
    keptDays: 30,
    trial: false,
    ...changes,
  }
}

export const SAMPLE_POSTER_TEXTS: PosterTexts = {
  trial: { vi: 'BẢN DÙNG THỬ', en: 'TRIAL' },
  directions: {
    in: { vi: 'Dùng mã này khi vào', en: 'Check in here' },
    out: { vi: 'Dùng mã này khi ra', en: 'Check out here' },
    both: { vi: 'Dùng mã này khi vào và khi ra', en: 'Check in and out here' },
  },
  steps: [
    { vi: 'Chụp mã này', en: 'Photograph this code' },
    {
      vi: 'Gửi ảnh cho Khai báo y tế Hải Phòng trên Zalo hoặc Telegram',
      en: 'Send the photo to Khai báo y tế Hải Phòng on Zalo or Telegram',
    },
    { vi: 'Thấy dấu tích là đã ghi lượt', en: 'A tick means your visit is recorded' },
  ],
  typeCode: { vi: 'Hoặc nhắn dãy ký tự này', en: 'or send us these characters' },
  kept: {
    vi: 'Họ tên, số điện thoại và lượt vào ra chỉ dùng để truy vết dịch. Mỗi lượt xoá sau {days} ngày.',
    en: 'Your name, phone number and visits serve only to trace infections. Visits are erased after {days} days.',
  },
  issued: { vi: 'Ngày cấp {date}', en: 'Issued on {date}' },
}

export function samplePersonalQr(changes: Partial<PersonalQr> = {}): PersonalQr {
  return {
    url: personUrl('https://khaibao.haiphong.gov.vn', '0123456789ABCDEFGHJKMNPQRS'),
    maskedName: 'Trần Thị Bích N.',
    cityName: 'Thành phố Hải Phòng',
    trial: false,
    ...changes,
  }
}

export const SAMPLE_PERSONAL_QR_TEXTS: PersonalQrTexts = {
  title: 'Mã QR cá nhân',
  validity: 'Tờ khai có hiệu lực đến 07:30 ngày 25/11/2026',
  hint: 'Anh/Chị đưa mã này cho nhân viên quét',
  trial: 'BẢN DÙNG THỬ',
}

/** A card of a person's; tests change what they are about. */
export function sampleCard(changes: Partial<PersonalCard> = {}): PersonalCard {
  return {
    url: personUrl('https://khaibao.haiphong.gov.vn', '0123456789ABCDEFGHJKMNPQRS'),
    code: '7KQ2M9XH4T',
    maskedName: 'Trần Thị Bích N.',
    trial: false,
    ...changes,
  }
}

export const SAMPLE_CARD_TEXTS = cardTexts('vi', 'Hải Phòng')
