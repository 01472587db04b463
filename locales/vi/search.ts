/** Looking for one visitor in a venue's log. */
export const search = {
  'search.ask': 'Tên hoặc số điện thoại khách nói?',
  'search.label': 'Khách',
  'search.byName': 'Tìm theo tên: {venue}, {days} (lúc {time})',
  'search.byPhone': 'Tìm theo số điện thoại: {venue}, {days} (lúc {time})',
  'search.noName':
    'Không có khách nào tên như vậy. Nhật ký che chữ cuối của tên nên không tìm theo chữ đó: khách tên Nguyễn Văn An thì Anh/Chị gõ Nguyễn Văn, hoặc gõ cả số điện thoại.',
  'search.noPhone': 'Không có lượt nào của số điện thoại này.',
  'search.partOfPhone':
    'Số điện thoại phải đủ các chữ số, như khách đọc. Nhật ký che ba số cuối nên không tìm theo một phần của số.',
  'search.unclear': 'Chúng tôi chưa hiểu. Anh/Chị chỉ gõ tên, hoặc chỉ gõ cả số điện thoại.',
  'search.goesOn': 'Tìm chưa hết, Anh/Chị bấm Xem tiếp để tìm những lượt trước đó.',
  'search.left': 'Hôm nay còn tìm được {count} lần.',
  'search.lastOne': 'Đây là lần tìm cuối của hôm nay.',
  'search.limit':
    'Hôm nay đã tìm {most} lần ở {venue}, nên ngày mai mới tìm tiếp được. Tìm là để tra từng khách; xem theo ngày thì không giới hạn.',
  'search.tooFast': 'Anh/Chị tìm nhanh quá. Chờ {seconds} giây rồi tìm lại.',
} as const
