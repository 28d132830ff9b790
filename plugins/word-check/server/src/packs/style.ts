import type { Pack, Rule } from '../core/rule';
import { facts, followedBy, read, unread, words, type Facts } from './rule-makers';

const XINHUA = (part: string) => read(`《新华社新闻信息报道中的禁用词和慎用词》${part}`, '2016年7月修订');
const LEGAL = XINHUA('法律类');

const style = (given: Omit<Facts, 'category'>, rest: Partial<Rule> & Pick<Rule, 'kind'>): Rule => ({
  ...facts({ ...given, category: 'style' }),
  ...rest,
});

const RULES: readonly Rule[] = [
  style(
    {
      id: 'st-01',
      severity: 'info',
      message: '“{text}”通稿不用；改为“著名演员”“著名艺术家”',
      messageEn: 'News copy says 著名演员 or 著名艺术家',
      source: XINHUA('社会生活类'),
      hit: '天王巨星到场',
      miss: '观测天王星',
    },
    {
      kind: 'existence',
      terms: words('影帝 影后 天王 巨星'),
      exceptions: words('天王星 天王洪秀全 托塔天王 四大天王 投影后 电影后 摄影后'),
      suggestions: ['著名演员', '著名艺术家'],
    },
  ),
  style(
    {
      id: 'st-02',
      severity: 'warn',
      message: '“{text}”是俚语脏话或其缩略，删去',
      messageEn: 'Slang or an oath',
      source: XINHUA('社会生活类'),
      hit: '真NB的设计',
      miss: '牵着妈妈的手',
    },
    {
      kind: 'existence',
      terms: words('哇噻 妈的 TMD NB SB'),
      exceptions: [...followedBy('妈的', '手 话 爱 味道'), '妈妈的', '大妈的', '姑妈的', '舅妈的', 'NB-IoT'],
    },
  ),
  style(
    {
      id: 'st-03',
      severity: 'block',
      message: '检察院的行政首长称检察长',
      messageEn: 'The head of a procuratorate is its 检察长',
      source: LEGAL,
      hit: '市检察院院长出席',
      miss: '市人民法院院长出席',
    },
    { kind: 'substitution', swap: { 检察院院长: '检察院检察长', 检察院副院长: '检察院副检察长' } },
  ),
  style(
    {
      id: 'st-04',
      severity: 'block',
      message: '审计署的首长称审计长',
      messageEn: 'The head of the National Audit Office is its 审计长',
      source: LEGAL,
      hit: '审计署署长讲话',
      miss: '海关总署署长讲话',
    },
    { kind: 'substitution', swap: { 审计署署长: '审计署审计长', 审计署副署长: '审计署副审计长' } },
  ),
  style(
    {
      id: 'st-05',
      severity: 'block',
      message: '副委员长、副主任属人大常委会：写“人大常委会副委员长（副主任）”',
      messageEn: 'The post belongs to the standing committee: 人大常委会',
      source: LEGAL,
      hit: '省人大副主任到会',
      miss: '省人大常委会副主任到会',
    },
    {
      kind: 'pattern',
      pattern: '(全国人大|[省市县区]人大)(副(?:委员长|主任))(?!委员)',
      anchors: ['人大副'],
      suggestions: ['$1常委会$2'],
      match: { boundary: false },
    },
  ),
  style(
    {
      id: 'st-06',
      severity: 'warn',
      message: '法定职务名为村民委员会主任，简称村主任',
      messageEn: 'The post is 村民委员会主任',
      source: LEGAL,
      hit: '村长老李',
      miss: '农村长期稳定',
    },
    {
      kind: 'substitution',
      swap: { 村长: '村主任' },
      exceptions: words('农村长 本村长 村长江 乡村长 村长期 村长效 村长远 新村长 村长度 村长势'),
      match: { boundary: false },
    },
  ),
  style(
    {
      id: 'st-07',
      severity: 'warn',
      message: '“{text}”重复一字：不写“××省省委”',
      messageEn: 'A character too many: 省委 once',
      source: unread('《新华社新闻信息报道中的禁用词和慎用词》法律类', '2016年7月修订'),
      hit: '某某省省委书记',
      miss: '某某省委书记',
    },
    {
      kind: 'substitution',
      swap: { 省省委: '省委', 市市委: '市委', 县县委: '县委', 区区委: '区委' },
      match: { boundary: false },
    },
  ),
  style(
    {
      id: 'st-08',
      severity: 'warn',
      message: '原告被告法律地位平等；改为“提起诉讼”',
      messageEn: 'Both sides are equal before the court',
      source: LEGAL,
      hit: '将邻居推上被告席',
      miss: '坐在被告席',
    },
    { kind: 'existence', terms: ['推上被告席'] },
  ),
  style(
    {
      id: 'st-09',
      severity: 'warn',
      message: '宣判有罪之前称犯罪嫌疑人或被告人，不称罪犯',
      messageEn: 'Before the verdict say 犯罪嫌疑人 or 被告人',
      source: LEGAL,
      hit: '警方抓获涉嫌盗窃的罪犯',
      miss: '罪犯刑满释放',
    },
    {
      kind: 'pattern',
      pattern: '(?:涉嫌|嫌疑|被捕|被抓|刑拘)[^。！？\\n]{0,10}罪犯',
      anchors: ['罪犯'],
      match: { boundary: false },
    },
  ),
  style(
    {
      id: 'st-10',
      severity: 'warn',
      message: '成员含非国家经济体：称“成员”或“成员方”',
      messageEn: 'Not all members are states: 成员 or 成员方',
      source: XINHUA('国际关系类'),
      hit: 'WTO成员国会议',
      miss: '联合国成员国',
    },
    {
      kind: 'pattern',
      pattern: '(世界贸易组织|世贸组织|WTO|亚太经合组织|APEC)成员国',
      anchors: ['成员国'],
      suggestions: ['$1成员'],
      match: { boundary: false },
    },
  ),
  style(
    {
      id: 'st-11',
      severity: 'warn',
      message: '法律术语为“法定代表人”；法人是组织',
      messageEn: 'The legal term is 法定代表人',
      source: unread('《民法典》第六十一条'),
      hit: '公司法人代表张某',
      miss: '公司法定代表人张某',
    },
    { kind: 'substitution', swap: { 法人代表: '法定代表人' } },
  ),
  style(
    {
      id: 'st-12',
      severity: 'warn',
      message: '权利对应义务；权力机关指国家机关',
      messageEn: 'Rights are 权利; the organ of power is 权力机关',
      source: unread('《宪法》第二章、第三章用语'),
      hit: '双方的权力和义务',
      miss: '公民的权利和义务',
    },
    { kind: 'substitution', swap: { 权力和义务: '权利和义务', 权力与义务: '权利与义务', 权利机关: '权力机关' } },
  ),
];

/** News style: posts, legal words, tone. */
export const newsStyle: Pack = { key: 'style', name: '新闻文风', nameEn: 'Style', rules: RULES };
