export const declare = {
  'declare.button.same': 'Vẫn vậy',
  'declare.button.changed': 'Có thay đổi',
  'declare.noneValid': 'Anh/Chị chưa có tờ khai còn hiệu lực; khai xong sẽ có mã QR.',
  'declare.qr': 'Mã QR của {name} có hiệu lực đến {until}. Đưa mã này cho nhân viên quét.',
  'declare.qrByForm': 'Mã QR của {name}: {form} có hiệu lực đến {until}. Đưa mã này cho nhân viên quét.',
  'declare.child':
    'Chưa đủ 16 tuổi thì cha, mẹ hoặc người giám hộ khai hộ. Tờ khai này vẫn dùng được; lần sau nhờ người lớn gõ /giadinh trên điện thoại của họ.',
  'declare.picture.title': 'Mã QR cá nhân',
  'declare.picture.validity': 'Tờ khai có hiệu lực đến {until}',
  'declare.picture.validityByForm': '{form} có hiệu lực đến {until}',
  'declare.picture.hint': 'Đưa mã này cho nhân viên quét',
  'declare.picture.trial': 'BẢN DÙNG THỬ',
} as const
