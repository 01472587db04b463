/** What people tell us of themselves; each word of it stands nowhere else in the world. */
export const PLANTED = {
  visitor: 'Wjzaf Qwfzej',
  visitorPhone: '0987650017',
  identity: '031191004417',
  street: 'Zwehjq Fwazzo',
  travelled: 'Jwaqzu Wfezjo',
  registrant: 'Fzawqe Jzewfa',
  registrantPhone: '0936120045',
  address: 'Qzojwe Wazfju',
  guard: 'Zfwqua Ewjzqo',
  guardPhone: '0911118271',
  atTheDoor: 'Ojzwfe Uqwzja',
  atTheDoorPhone: '0977123984',
  official: 'Ajwzqo Zqwefu',
  officialPhone: '0911117365',
  appointed: 'Uwfjze Owqzaf',
  reference: 'ZQ-2025-77341',
} as const

/** The name of a venue hangs at its door. */
export const PUBLIC = 'Quán Trà Hoa Nhài'

/** What a unit writes into its report stands in the papers of all above it. */
export const REMARKS = 'Cần thêm tờ dán ở cổng sau'

const PAGE = JSON.stringify({
  name: PLANTED.visitor,
  birth: '1991-07-19',
  sex: 'female',
  nationality: 'vietnam',
  idNumber: PLANTED.identity,
  unit: { edition: 'haiphong-2025', code: '11329' },
  street: PLANTED.street,
  phone: `+84${PLANTED.visitorPhone.slice(1)}`,
  checks: ['fever', 'travel'],
  since: '2025-11-23',
  places: PLANTED.travelled,
})

const international = (phone: string) => `+84${phone.slice(1)}`

/** Everything that reaches a group, by people who are known: figures, new and suspended venues, strange codes, officials, a round of reports, a case with its notices. */
export const LIFE = `% K1: CHANNEL, known as ${PLANTED.visitor}, ${international(PLANTED.visitorPhone)}
% K2: CHANNEL, known as ${PLANTED.registrant}, ${international(PLANTED.registrantPhone)}
% K3: CHANNEL, known as ${PLANTED.guard}, ${international(PLANTED.guardPhone)}
% K4: CHANNEL, known as ${PLANTED.official}, ${international(PLANTED.officialPhone)}
% K5: CHANNEL, known as ${PLANTED.appointed}, +84911112555
% S1: CHANNEL
% S2: CHANNEL
% Nhóm phường: group of K1, K3, K4
% Nhóm thành phố: group of K4
@ 08:00
K4 > → mã cán bộ phường
K4 > → mã cán bộ thành phố
K4 ở Nhóm phường > /ghepnhom {mã nhóm phường}
K4 ở Nhóm thành phố > /ghepnhom {mã nhóm thành phố}
! K4 là cán bộ phụ trách của 31
! K5 là cán bộ truy vết của 31
K1 > 🖼 Nhà hàng Hải Đăng
K1 > (page, agreed) ${PAGE}
K1 > 🖼 Chợ Ga
K1 > /lichsu
K2 > /dangky
K2 > [Đồng ý đăng ký]
K2 > ${PUBLIC}
K2 > [Quán ăn, nhà hàng]
K2 > ${PLANTED.address}, phường Ngô Quyền
K2 > [Đăng ký]
! K3 là nhân viên của Chợ Ga
K3 > [!stand:2.in]
K3 > ${PLANTED.atTheDoor} ${PLANTED.atTheDoorPhone}
K3 > 🖼 CCCD của ông Minh
@ 09:00
S1 > 🖼 thực đơn quán khác
S1 > [Báo cho phường]
S1 > 🖼 Chợ Ga
S2 > 🖼 thực đơn quán khác
S2 > [Báo cho phường]
S2 > 🖼 Chợ Ga
K5 > 🖼 thực đơn quán khác
K5 > [Báo cho phường]
K5 > 🖼 Chợ Ga
K4 ở Nhóm phường > /solieu
K4 ở Nhóm phường > /diadiem Trà Hoa
K4 ở Nhóm phường > [!suspend:5]
K4 ở Nhóm phường > [!lift:5]
K4 ở Nhóm thành phố > [!suspend:1]
K1 ở Nhóm phường > ${PLANTED.visitor} ${PLANTED.visitorPhone}
K1 ở Nhóm phường > /khaibao
K4 ở Nhóm phường > /canbo
K4 ở Nhóm phường > /huongdan
K4 ở Nhóm phường > [!leaflet:]
K4 ở Nhóm phường > [!loudspeaker:]
@ 17:10
! tổng hợp ngày được gửi
@ 18:00
K2 > [!close:5.sure]
K2 > [!change:5.name]
K2 > Quán Trà Hoa Nhài Mới
K4 ở Nhóm thành phố > /solieu ngô quyền
K4 ở Nhóm thành phố > [!newRound:]
K4 ở Nhóm thành phố > [Báo cáo tuần]
K4 ở Nhóm thành phố > [Tuần này]
K4 ở Nhóm thành phố > thứ Sáu
K4 ở Nhóm thành phố > [Mở đợt]
K4 ở Nhóm phường > [!roundRemarks:1]
K4 ở Nhóm phường > Nhờ ${PLANTED.registrant} ${PLANTED.registrantPhone} dán lại mã
K4 ở Nhóm phường > ${REMARKS}
K4 ở Nhóm phường > [!roundSend:1]
K4 ở Nhóm phường > 12
K4 ở Nhóm phường > [Gửi báo cáo]
K4 ở Nhóm thành phố > [!roundBoard:1]
K4 ở Nhóm thành phố > [!roundRemind:1]
K4 ở Nhóm thành phố > [!roundPdf:1]
K4 ở Nhóm thành phố > [!roundXlsx:1]
K4 ở Nhóm thành phố > [!roundShut:1]
K5 > /truyvet ${PLANTED.reference}
K5 > ${PLANTED.visitorPhone}
K5 > 7 ngày qua
K5 > [!traceTogether:1]
K5 > [!traceNotices:1]
K4 > [!noticesYes:1]
! thông báo tiếp xúc được gửi`
