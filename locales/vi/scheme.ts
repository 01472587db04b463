export const scheme = {
  'scheme.ended':
    'Chương trình khai báo y tế và ghi lượt của thành phố đã kết thúc ngày {day}, nên không có gì được ghi lại. Tờ mã ở cửa có thể gỡ xuống. Muốn xem hoặc xoá dữ liệu của mình, Anh/Chị gõ /dulieu.',
  'scheme.endedHere':
    'Chương trình khai báo y tế và ghi lượt của thành phố đã kết thúc ngày {day}: không mở đợt báo cáo mới. Số liệu đã tổng hợp vẫn xem được bằng /solieu.',
  'scheme.visitsGone': 'Chương trình đã kết thúc ngày {day}, lượt vào đã được xoá.',
  'scheme.ownerTold':
    'Chương trình ghi lượt của {city} đã kết thúc ngày {day}. Anh/Chị gỡ giúp các tờ mã ở: {venues}. Từ ngày ấy không có lượt nào được ghi; dữ liệu của khách đã được xoá. Cảm ơn Anh/Chị đã cùng thành phố chống dịch.',
  'scheme.ownerToldMany':
    'Chương trình ghi lượt của {city} đã kết thúc ngày {day}. Anh/Chị gỡ giúp các tờ mã ở {count} địa điểm của mình. Từ ngày ấy không có lượt nào được ghi; dữ liệu của khách đã được xoá. Cảm ơn Anh/Chị đã cùng thành phố chống dịch.',
  'scheme.groupTold':
    'Kính gửi {unit}. Chương trình khai báo y tế và ghi lượt của {city} kết thúc ngày {day}. Các tờ mã không còn hiệu lực, đề nghị nhắc các địa điểm trên địa bàn gỡ xuống. Báo cáo hằng ngày ngừng từ hôm nay; số liệu đã tổng hợp vẫn xem được bằng /solieu.',
  'scheme.noPosters': 'Các tờ mã cũ không còn dùng được. Anh/Chị tạo tờ mới rồi dán ở cửa.',
  'scheme.button.newPosters': 'Tạo tờ mới',
} as const
