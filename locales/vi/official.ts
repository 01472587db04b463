export const official = {
  'official.appointed':
    'Anh/Chị được phân công là cán bộ báo cáo của {unit}. Trong nhóm của đơn vị, đề nghị gõ /ghepnhom kèm mã do quản trị viên cấp.',
  'official.spent': 'Liên kết hoặc mã này đã dùng rồi, hoặc đã hết hạn. Đề nghị xin quản trị viên cấp lại.',
} as const
