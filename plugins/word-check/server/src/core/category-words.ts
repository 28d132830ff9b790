/** The categories of the built-in rules, as people call them. Packs of one's own may name others. */
export const CATEGORY_WORDS: Readonly<Record<string, { zh: string; en: string }>> = {
  wording: { zh: '字词', en: 'Wording' },
  advertising: { zh: '广告用语', en: 'Advertising language' },
  respect: { zh: '歧视与不当称谓', en: 'Respect for people' },
  'personal-data': { zh: '个人信息', en: 'Personal data' },
  secrecy: { zh: '涉密标志', en: 'Marks of secrecy' },
  names: { zh: '名称与职务', en: 'Names and offices' },
  format: { zh: '格式', en: 'Format' },
  style: { zh: '文风', en: 'Style' },
};
