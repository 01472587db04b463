export const official = {
  'official.appointed':
    'Anh/Chị được phân công là cán bộ báo cáo của {unit}. Trong nhóm của đơn vị, đề nghị gõ /ghepnhom kèm mã do quản trị viên cấp.',
} as const
