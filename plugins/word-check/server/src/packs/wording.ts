import type { Pack, Rule } from '../core/rule';
import { followedBy, precededBy, read, words } from './rule-makers';
import { IDIOMS, WORDS } from './wording-confused';
import { FREQUENT } from './wording-frequent';
import { DICTIONARY, misspelling, phrase, USAGE } from './wording-makers';
import { SENTENCES } from './wording-sentences';
import { STANDARD_FORMS } from './wording-variants';

const DICTIONARY_READ = read('《现代汉语词典》第7版推荐词形');
const VARIANTS = read('GF 1001-2001 第一批异形词整理表', '2001');

const ONE_FORM: readonly Rule[] = (
  [
    ['wo-12', '知识份子', '知识分子', '知识份子', '推荐词形'],
    ['wo-15', '亲睐', '青睐', '深受亲睐'],
    ['wo-16', '渡假', '度假', '海边渡假'],
    ['wo-17', '穿流不息', '川流不息', '人群穿流不息'],
    ['wo-18', '一如继往', '一如既往', '一如继往支持'],
    ['wo-19', '再接再励', '再接再厉', '再接再励'],
    ['wo-20', '迫不急待', '迫不及待', '迫不急待'],
    ['wo-21', '按步就班', '按部就班', '按步就班'],
    ['wo-22', '默守成规', '墨守成规', '默守成规'],
    ['wo-23', '甘败下风', '甘拜下风', '甘败下风'],
    ['wo-24', '震憾', '震撼', '震憾人心'],
    ['wo-25', '峻工', '竣工', '工程峻工'],
    ['wo-26', '脉博', '脉搏', '时代脉博'],
  ] as const
).map(([id, wrong, right, hit, why]) =>
  misspelling({ id, swap: { [wrong]: right }, hit, miss: hit.replace(wrong, right), ...(why ? { why } : {}) }),
);

const WITH_EXCEPTIONS: readonly Rule[] = [
  misspelling({
    id: 'wo-01',
    swap: { 帐户: '账户', 帐号: '账号', 帐单: '账单', 帐目: '账目', 帐簿: '账簿', 帐款: '账款' },
    severity: 'block',
    source: read('GF 1001-2001 第一批异形词整理表（账/帐分化）', '2001'),
    exceptions: words('蚊帐户 营帐号'),
    why: '货币、债务义用“账”',
    hit: '银行帐户',
    miss: '蚊帐户外使用',
  }),
  misspelling({
    id: 'wo-04',
    swap: { 既使: '即使' },
    exceptions: words('既使得 既使用 既使人'),
    hit: '既使下雨也去',
    miss: '既使得成本下降',
  }),
  misspelling({
    id: 'wo-05',
    swap: { 做为: '作为' },
    exceptions: ['叫做为'],
    hit: '做为代表发言',
    miss: '这叫做为民办事',
  }),
  misspelling({
    id: 'wo-06',
    swap: { 其它: '其他' },
    severity: 'info',
    source: read('公文用字惯例'),
    exceptions: ['尤其它'],
    why: '公文统一用“其他”',
    hit: '其它事项',
    miss: '尤其它的外观',
  }),
  misspelling({
    id: 'wo-07',
    swap: { 好象: '好像' },
    exceptions: words('偏好象 爱好象'),
    hit: '好象要下雨',
    miss: '他偏好象棋',
  }),
  misspelling({
    id: 'wo-08',
    swap: { 身分: '身份' },
    exceptions: words('身分布 身分别'),
    why: '推荐词形',
    hit: '核实身分',
    miss: '全身分布皮疹',
  }),
  misspelling({
    id: 'wo-09',
    swap: { 成份: '成分' },
    severity: 'block',
    source: VARIANTS,
    exceptions: ['成份额'],
    why: '推荐词形',
    hit: '产品成份',
    miss: '构成份额',
  }),
  misspelling({
    id: 'wo-10',
    swap: { 部份: '部分' },
    exceptions: words('全部份 部份额'),
    why: '推荐词形',
    hit: '大部份群众',
    miss: '转让全部份额',
  }),
  misspelling({
    id: 'wo-11',
    swap: { 水份: '水分' },
    exceptions: ['水份额'],
    why: '推荐词形',
    hit: '水份充足',
    miss: '用水份额',
  }),
  misspelling({
    id: 'wo-13',
    swap: { 座落: '坐落' },
    exceptions: precededBy('讲 客 茶', '座落'),
    why: '推荐词形',
    hit: '学校座落在湖边',
    miss: '系列讲座落幕',
  }),
  misspelling({
    id: 'wo-14',
    swap: { 按装: '安装' },
    exceptions: followedBy('按装', '置 修 配'),
    hit: '按装空调',
    miss: '请按装置说明操作',
  }),
  misspelling({ id: 'wo-27', swap: { 零晨: '凌晨' }, exceptions: ['归零晨'], hit: '零晨两点', miss: '凌晨两点' }),
  misspelling({
    id: 'wo-28',
    swap: { 兰天: '蓝天' },
    exceptions: precededBy('荷 波 芬 新西 乌克 爱尔', '兰天'),
    hit: '兰天白云',
    miss: '荷兰天气',
  }),
  misspelling({
    id: 'wo-29',
    swap: { 复盖: '覆盖' },
    exceptions: precededBy('反 重 恢', '复盖'),
    hit: '网络复盖全市',
    miss: '反复盖章',
  }),
  misspelling({
    id: 'wo-30',
    swap: { 涉及到: '涉及' },
    severity: 'info',
    source: USAGE,
    why: '语义重复（及即到）',
    hit: '涉及到三个方面',
    miss: '涉及三个方面',
  }),
  misspelling({
    id: 'wo-37',
    swap: { 亲眼目睹: '目睹', 凯旋归来: '凯旋', 凯旋而归: '凯旋', 报刊杂志: '报刊' },
    severity: 'info',
    source: USAGE,
    why: '语义重复',
    hit: '亲眼目睹',
    miss: '目睹全程',
  }),
  misspelling({
    id: 'wo-38',
    swap: { 被誉为是: '被誉为', 被称为是: '被称为' },
    source: USAGE,
    why: '句式杂糅',
    hit: '被誉为是明珠',
    miss: '被誉为明珠',
  }),
  misspelling({
    id: 'wo-40',
    swap: { 防碍: '妨碍', 幅射: '辐射', 粗旷: '粗犷', 精萃: '精粹', 针贬: '针砭', 松驰: '松弛' },
    hit: '幅射范围',
    miss: '辐射范围',
  }),
];

const PHRASES: readonly Rule[] = [
  phrase(
    {
      id: 'wo-02',
      severity: 'warn',
      message: '进入系统用“登录”，不用“登陆”',
      messageEn: 'One logs in to a system with 登录, not 登陆',
      source: DICTIONARY,
      hit: '请登陆本系统',
      miss: '台风登陆广东',
    },
    {
      pattern: '登陆(?=.{0,6}(?:网站|系统|平台|后台|账号|帐号|邮箱|页面|APP))',
      anchors: ['登陆'],
      suggestions: ['登录'],
    },
  ),
  phrase(
    {
      id: 'wo-03',
      severity: 'block',
      message: '时间之前用“截至”，不用“截止”',
      messageEn: 'Before a point in time write 截至, not 截止',
      source: DICTIONARY_READ,
      hit: '截止目前已有三百人',
      miss: '报名已截止',
    },
    { pattern: '截止(?=(?:到|至)?(?:目前|今年|今日|昨日|\\d))', anchors: ['截止'], suggestions: ['截至'] },
  ),
  phrase(
    {
      id: 'wo-31',
      severity: 'warn',
      message: '语义重复：“原因是…”或“目的是…”即可',
      messageEn: 'Says the same twice',
      hit: '原因是由于暴雨',
      miss: '原因是暴雨',
    },
    { pattern: '(原因是|目的是)(?:因为|由于|为了)', anchors: ['原因是', '目的是'], suggestions: ['$1'] },
  ),
  phrase(
    {
      id: 'wo-32',
      severity: 'warn',
      message: '概数词重复，删去其一',
      messageEn: 'Says “about” twice',
      hit: '约300人左右',
      miss: '约300人',
    },
    { pattern: '(?:大约|约|近)\\s?\\d+[^，。；,;\\n]{0,6}?(?:左右|上下)', anchors: ['左右', '上下'] },
  ),
  phrase(
    {
      id: 'wo-33',
      severity: 'warn',
      message: '界限词重复，删去其一',
      messageEn: 'States the limit twice',
      hit: '至少三年以上',
      miss: '至少三年',
    },
    {
      pattern: '(?:超过|至少|不少于)[^，。；、,;\\n]{1,8}?以上|(?:最多|至多|不超过)[^，。；、,;\\n]{1,8}?(?:以下|以内)',
      anchors: words('超过 至少 不少于 最多 至多'),
    },
  ),
  phrase(
    {
      id: 'wo-34',
      severity: 'block',
      message: '减少不能用倍数，改用“减少百分之…”或“减至几分之几”',
      messageEn: 'A decrease is not counted in multiples',
      source: read('数量表达惯例：减少不用倍数'),
      hit: '成本降低了3倍',
      miss: '成本降低30%',
    },
    {
      pattern: '(?:减少|降低|下降|缩小|减轻)了?[^，。；、,;\\d\\n]{0,4}(?:\\d+(?:\\.\\d+)?|[一两二三四五六七八九十])倍',
      anchors: ['倍'],
      match: { boundary: false },
    },
  ),
  phrase(
    {
      id: 'wo-35',
      severity: 'warn',
      message: '否定失当：“防止……不再”意思相反，删去“不”',
      messageEn: 'The double negation says the opposite',
      hit: '防止此类事故不再发生',
      miss: '防止此类事故再次发生',
    },
    { pattern: '(?:防止|避免|杜绝)[^，。；,;\\n]{0,12}不再', anchors: ['不再'] },
  ),
  phrase(
    {
      id: 'wo-36',
      severity: 'warn',
      message: '双重否定：写“切忌……”或“切勿……”',
      messageEn: 'Negated twice',
      hit: '切忌不要酒驾',
      miss: '切忌酒驾',
    },
    { pattern: '切忌(?:不要|不可|勿)', anchors: ['切忌'], suggestions: ['切忌'] },
  ),
  phrase(
    {
      id: 'wo-39',
      severity: 'warn',
      message: '“{text}”重复，删去一字',
      messageEn: 'A character too many',
      hit: '我们的的工作',
      miss: '的的确确',
    },
    {
      pattern: '的的(?!确)|(?<!是)是是(?!非|是)|(?<!实实)在在(?!线)',
      anchors: words('的的 是是 在在'),
      swap: { 的的: '的', 是是: '是', 在在: '在' },
      match: { boundary: false },
    },
  ),
];

/** Miswritten words, doubled meanings, mixed constructions. */
export const wording: Pack = {
  key: 'wording',
  name: '规范用字用词',
  nameEn: 'Wording',
  rules: [
    ...ONE_FORM,
    ...WITH_EXCEPTIONS,
    ...PHRASES,
    ...FREQUENT,
    ...WORDS,
    ...IDIOMS,
    ...SENTENCES,
    ...STANDARD_FORMS,
  ],
};
