import type { Pack, Rule, Source } from '../core/rule';
import { PEOPLE } from './respect-people';
import { facts, followedBy, read, unread, words, type Facts } from './rule-makers';

const XINHUA = (part: string) => read(`《新华社新闻信息报道中的禁用词和慎用词》${part}`, '2016年7月修订');
const XINHUA_UNREAD = (part: string) => unread(`《新华社新闻信息报道中的禁用词和慎用词》${part}`, '2016年7月修订');
const SOCIAL = XINHUA('社会生活类');
const ETHNIC = XINHUA('民族宗教类');

interface Name extends Omit<Facts, 'category' | 'message' | 'messageEn' | 'source'> {
  terms: readonly string[];
  instead: readonly string[];
  source?: Source;
  exceptions?: readonly string[];
}

/** A name that hurts, and what to say instead. */
const name = ({ terms, instead, exceptions, why = '蔑称', source = SOCIAL, ...given }: Name): Rule => ({
  ...facts({
    ...given,
    why,
    source,
    category: 'respect',
    message: `“{text}”：${why}；改称${instead.join('或')}`,
    messageEn: `“{text}” hurts people; say ${instead.join(' or ')}`,
  }),
  kind: 'existence',
  terms,
  suggestions: instead,
  ...(exceptions ? { exceptions } : {}),
});

const NAMES: readonly Rule[] = [
  name({
    id: 're-01',
    severity: 'block',
    terms: ['残废'],
    instead: ['残疾人', '残疾'],
    exceptions: ['凶残废'],
    hit: '他是残废人',
    miss: '废除残酷制度',
  }),
  name({
    id: 're-02',
    severity: 'block',
    terms: ['瞎子'],
    instead: ['盲人', '视力残疾人'],
    exceptions: followedBy('瞎子', '摸象 点灯 阿炳'),
    hit: '街上有个瞎子',
    miss: '演奏瞎子阿炳的曲子',
  }),
  name({
    id: 're-03',
    severity: 'block',
    terms: ['聋子'],
    instead: ['聋人', '听力残疾人'],
    hit: '把他当聋子',
    miss: '聋人协会',
  }),
  name({
    id: 're-04',
    severity: 'warn',
    terms: ['哑巴'],
    instead: ['言语残疾人'],
    source: XINHUA_UNREAD('社会生活类（类推）'),
    exceptions: words('哑巴吃黄连 哑巴亏'),
    hit: '她是个哑巴',
    miss: '吃了哑巴亏',
  }),
  name({
    id: 're-05',
    severity: 'block',
    terms: words('傻子 呆子 弱智 智障 白痴'),
    instead: ['智力残疾人', '智力障碍者'],
    exceptions: words('智障碍 薄弱智 脆弱智 弱智能'),
    hit: '被骂弱智',
    miss: '补齐薄弱智能环节',
  }),
  name({
    id: 're-06',
    severity: 'block',
    terms: ['独眼龙'],
    instead: ['视力残疾人'],
    hit: '那个独眼龙',
    miss: '龙眼上市',
  }),
  name({
    id: 're-07',
    severity: 'warn',
    terms: words('瘸子 跛子'),
    instead: ['肢体残疾人'],
    source: XINHUA_UNREAD('社会生活类（类推）'),
    hit: '他是瘸子',
    miss: '一瘸一拐',
  }),
  name({
    id: 're-08',
    severity: 'warn',
    terms: words('疯子 神经病'),
    instead: ['精神障碍患者'],
    exceptions: words('神经病学 神经病理 神经病变'),
    source: unread('《精神卫生法》第五条'),
    hit: '他是神经病',
    miss: '神经病学研究所',
  }),
  name({
    id: 're-09',
    severity: 'block',
    terms: ['蒙古大夫'],
    instead: ['庸医'],
    why: '含民族名称的侮辱性说法',
    source: ETHNIC,
    hit: '别找蒙古大夫',
    miss: '蒙古族大夫',
  }),
  name({
    id: 're-16',
    severity: 'info',
    terms: words('剩女 剩男'),
    instead: ['大龄未婚人士'],
    why: '贬损性标签',
    source: unread('《妇女权益保障法》第二十八条'),
    hit: '大龄剩女相亲',
    miss: '剩余名额',
  }),
  name({
    id: 're-17',
    severity: 'warn',
    terms: words('艾滋女 艾滋男 艾滋鬼'),
    instead: ['艾滋病感染者'],
    why: '歧视性称谓',
    source: unread('《艾滋病防治条例》第三十九条'),
    hit: '曝光艾滋女',
    miss: '艾滋病防治',
  }),
];

const rule = (given: Omit<Facts, 'category'>, rest: Partial<Rule> & Pick<Rule, 'kind'>): Rule => ({
  ...facts({ ...given, category: 'respect' }),
  ...rest,
});

const OTHERS: readonly Rule[] = [
  rule(
    {
      id: 're-10',
      severity: 'warn',
      message: '民族名称不得随意简称',
      messageEn: 'Names of peoples are not shortened',
      source: ETHNIC,
      hit: '蒙族歌手',
      miss: '朝鲜族舞蹈',
    },
    {
      kind: 'substitution',
      swap: { 蒙族: '蒙古族', 维族: '维吾尔族', 哈族: '哈萨克族', 鲜族: '朝鲜族' },
      exceptions: ['朝鲜族'],
      match: { boundary: false },
    },
  ),
  rule(
    {
      id: 're-11',
      severity: 'warn',
      message: '支系不能称“族”',
      messageEn: 'A branch of a people is not called 族',
      source: ETHNIC,
      hit: '摩梭族村寨',
      miss: '摩梭人村寨',
    },
    {
      kind: 'substitution',
      swap: { 摩梭族: '摩梭人', 撒尼族: '撒尼人', 穿青族: '穿青人', 僜族: '僜人' },
      match: { boundary: false },
    },
  ),
  rule(
    {
      id: 're-12',
      severity: 'warn',
      message: '信众通称与国家要区分',
      messageEn: 'Believers and states are two things',
      source: XINHUA('国际关系类'),
      hit: '一些穆斯林国家',
      miss: '穆斯林群众',
    },
    { kind: 'substitution', swap: { 穆斯林国家: '伊斯兰国家', 穆斯林世界: '伊斯兰世界' } },
  ),
  rule(
    {
      id: 're-13',
      severity: 'warn',
      message: '不以社会身份、肤色、地域作案件称谓的前缀，删去身份',
      messageEn: 'Do not name a culprit by trade, colour or origin',
      source: XINHUA('法律类'),
      hit: '抓获一名农民工小偷',
      miss: '农民工欠薪问题',
    },
    {
      kind: 'pattern',
      pattern: '(?:工人|教授|教师|大学生|保姆|农民工|黑人|外地人)(?:小偷|罪犯|歹徒|劫匪|骗子)',
      anchors: words('小偷 罪犯 歹徒 劫匪 骗子'),
    },
  ),
  rule(
    {
      id: 're-14',
      severity: 'warn',
      message: '招聘不得设性别、婚育限制，删去“{text}”',
      messageEn: 'A vacancy may not ask for a sex or for being married',
      source: unread('《妇女权益保障法》第四十三条；《就业促进法》第二十七条'),
      hit: '岗位限男性',
      miss: '男女不限',
    },
    {
      kind: 'pattern',
      pattern: '(?:仅限|只限|只招|限)男(?:性|生)|(?:仅限|只限|只招)男|男性优先|女性勿扰|已婚已育优先|限未婚',
      anchors: words('限男 招男 男性优先 女性勿扰 已婚已育优先 限未婚'),
      match: { boundary: false },
    },
  ),
  rule(
    {
      id: 're-15',
      severity: 'warn',
      message: '不得以传染病病原携带者为由拒录，删去',
      messageEn: 'Carriers of hepatitis B may not be turned away',
      source: unread('《就业促进法》第三十条'),
      hit: '乙肝携带者勿扰',
      miss: '乙肝疫苗接种',
    },
    {
      kind: 'pattern',
      pattern: '乙肝(?:病毒)?(?:携带者)?(?:勿扰|不招|不予录用|除外)',
      anchors: ['乙肝'],
      match: { boundary: false },
    },
  ),
];

/** Names and conditions that hurt or exclude people. */
export const respect: Pack = {
  key: 'respect',
  name: '尊重与平等',
  nameEn: 'Respect',
  rules: [...NAMES, ...OTHERS, ...PEOPLE],
};
