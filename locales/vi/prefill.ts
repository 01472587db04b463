/** Filling a form in from the code of a document. */
export const prefill = {
  'prefill.hint': 'Hoặc gửi ảnh mã QR trên căn cước để điền nhanh: chỉ chụp mã, không chụp cả thẻ.',
  'prefill.filled': 'Đã điền từ mã: {questions}.',
  'prefill.nothingNew': 'Mã này không có gì mới so với phần đã khai.',
  'prefill.removePhoto': 'Ảnh không được lưu lại; Anh/Chị nên xoá ảnh khỏi cuộc trò chuyện này.',
  'prefill.differs': 'Mã này khác với phần đã khai: {questions}. Đổi theo mã, hay giữ như đã khai?',
  'prefill.whose': 'Trong ảnh có mã của {count} người. Anh/Chị dùng mã của ai?',
  'prefill.tooMany': 'Trong ảnh có mã của nhiều người quá. Anh/Chị gửi riêng mã của một người.',
  'prefill.masked': 'Mã này che cả họ tên, ngày sinh và giới tính, nên không điền được gì. Anh/Chị gõ giúp.',
  'prefill.unclear':
    'Đây là mã trên giấy tờ cá nhân, nhưng các phần trong mã không khớp nhau nên chúng tôi không dùng. Anh/Chị gõ giúp, hoặc chụp lại mã.',
  'prefill.gone': 'Mã này không còn ở đây. Muốn dùng, Anh/Chị gửi lại ảnh.',
  'prefill.kept': 'Vâng, phần đã khai được giữ nguyên; mã không được lưu.',
  'prefill.dropped': 'Vâng, mã này được bỏ đi, không lưu gì.',
  'prefill.button.use': 'Dùng để khai báo',
  'prefill.button.replace': 'Đổi theo mã',
  'prefill.button.keep': 'Giữ như đã khai',
  'prefill.button.nobody': 'Không dùng',
} as const
