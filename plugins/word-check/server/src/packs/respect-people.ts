import type { Rule } from '../core/rule';
import { facts, unread, words, type Facts } from './rule-makers';

const DISABLED = unread('《残疾人保障法》第三条', '2018年修正');
const WOMEN = unread('《妇女权益保障法》第四十三条', '2022年修订');
const JOBS = unread('《就业促进法》第三条、第二十六至三十条', '2015年修正');

interface Word extends Omit<Facts, 'category' | 'message' | 'messageEn'> {
  swap: Readonly<Record<string, string>>;
  exceptions?: string;
  why: string;
}

/** A word with the one that says the same without contempt. */
const word = ({ swap, exceptions, ...given }: Word): Rule => ({
  ...facts({
    ...given,
    category: 'respect',
    message: `“{text}”：${given.why}，改称${[...new Set(Object.values(swap))].join('、')}`,
    messageEn: 'A word with contempt in it; see the suggestion',
  }),
  kind: 'substitution',
  swap,
  ...(exceptions ? { exceptions: words(exceptions) } : {}),
});

const vacancy = (
  id: string,
  message: string,
  messageEn: string,
  pattern: string,
  anchors: string,
  hit: string,
  miss: string,
  source = JOBS,
): Rule => ({
  ...facts({ id, severity: 'warn', category: 'respect', message, messageEn, source, hit, miss }),
  kind: 'pattern',
  pattern,
  anchors: words(anchors),
  match: { boundary: false },
});

/** Words about people, and conditions of work that shut people out. */
export const PEOPLE: readonly Rule[] = [
  word({
    id: 're-21',
    severity: 'warn',
    swap: { 残废军人: '残疾军人', 残废证: '残疾证' },
    why: '旧称',
    source: DISABLED,
    hit: '优待残废军人',
    miss: '优待残疾军人',
  }),
  word({
    id: 're-22',
    severity: 'info',
    swap: { 聋哑人: '听力言语残疾人', 聋哑学校: '特殊教育学校' },
    why: '旧称',
    source: DISABLED,
    hit: '关爱聋哑人',
    miss: '关爱听力言语残疾人',
  }),
  word({
    id: 're-23',
    severity: 'warn',
    swap: { 弱智儿童: '智力残疾儿童', 痴呆儿: '智力残疾儿童', 低能儿: '智力残疾儿童' },
    why: '蔑称',
    source: DISABLED,
    hit: '收治弱智儿童',
    miss: '帮助智力残疾儿童',
  }),
  word({
    id: 're-24',
    severity: 'info',
    swap: { 精神病人: '精神障碍患者', 精神病患者: '精神障碍患者' },
    why: '法律用语已改',
    source: unread('《精神卫生法》第八十三条', '2018年修正'),
    hit: '救治精神病人',
    miss: '救治精神障碍患者',
  }),
  word({
    id: 're-25',
    severity: 'info',
    swap: { 老年痴呆症: '阿尔茨海默病', 老年痴呆: '阿尔茨海默病' },
    why: '病名带歧视意味',
    source: unread('医学名词规范'),
    hit: '预防老年痴呆',
    miss: '预防阿尔茨海默病',
  }),
  word({
    id: 're-26',
    severity: 'warn',
    swap: { 兔唇: '唇裂', 先天愚型: '唐氏综合征', 唐氏儿: '唐氏综合征患儿' },
    why: '病名带歧视意味',
    source: unread('医学名词规范'),
    hit: '救助兔唇儿童',
    miss: '救助唇裂儿童',
  }),
  word({
    id: 're-27',
    severity: 'warn',
    swap: { 侏儒: '身材矮小者' },
    exceptions: '侏儒症 侏儒纪',
    why: '蔑称',
    source: DISABLED,
    hit: '一名侏儒演员',
    miss: '治疗侏儒症',
  }),
  word({
    id: 're-28',
    severity: 'warn',
    swap: { 私生子: '非婚生子女', 私生女: '非婚生子女' },
    why: '歧视性称谓',
    source: unread('《民法典》第一千零七十一条', '2020'),
    hit: '传出有私生子',
    miss: '非婚生子女享有同等权利',
  }),
  word({
    id: 're-29',
    severity: 'warn',
    swap: { 乡巴佬: '农村居民', 土包子: '农村居民', 泥腿子: '农民' },
    exceptions: '土包子山 土包子村 乡巴佬鸡',
    why: '蔑称',
    source: unread('社会生活用语（类推）'),
    hit: '被人笑作乡巴佬',
    miss: '农村居民增收',
  }),
  word({
    id: 're-30',
    severity: 'warn',
    swap: { 打工仔: '务工人员', 打工妹: '务工人员', 外来妹: '务工人员', 外来工: '务工人员', 盲流: '流动人口' },
    exceptions: '盲流量',
    why: '带有贬义',
    source: unread('国务院关于农民工工作的文件用语'),
    hit: '园区打工仔返乡',
    miss: '园区务工人员返乡',
  }),
  word({
    id: 're-31',
    severity: 'info',
    swap: { 问题少年: '有不良行为的未成年人', 差生: '学习有困难的学生', 后进生: '学习有困难的学生' },
    exceptions: '误差生 偏差生 温差生 公差生 落差生 高差生 时差生 出差生',
    why: '贬损性标签',
    source: unread('《未成年人保护法》第二十九条', '2024年修正'),
    hit: '帮扶差生',
    miss: '测量误差生成报告',
  }),
  word({
    id: 're-32',
    severity: 'warn',
    swap: { 红灯区女: '涉案女性', 卖淫女: '涉案女性', 失足女: '涉案女性' },
    why: '侮辱性称谓',
    source: unread('公安机关规范执法用语', '2010'),
    hit: '抓获三名卖淫女',
    miss: '抓获三名涉案人员',
  }),
  word({
    id: 're-33',
    severity: 'warn',
    swap: { 刑满释放犯: '刑满释放人员', 劳改犯: '服刑人员', 少年犯: '未成年罪犯' },
    why: '歧视性称谓',
    source: unread('《监狱法》第三十八条', '2012年修正'),
    hit: '帮教劳改犯',
    miss: '帮教刑满释放人员',
  }),
  vacancy(
    're-41',
    '招聘不得以婚育状况设限，删去“{text}”',
    'A vacancy may not ask about marriage or children',
    '已婚未育(?:勿扰|不招|除外)|未婚未育优先|已育(?:二胎|二孩)?优先|(?:怀孕|孕期|孕妇|备孕)(?:者)?(?:勿扰|不招|除外)|入职[^，。；\\n]{0,4}年内不得(?:怀孕|生育|结婚)',
    '未育 优先 怀孕 孕期 孕妇 备孕 不得',
    '备孕勿扰',
    '孕妇优先就座',
    WOMEN,
  ),
  vacancy(
    're-42',
    '招聘不得有民族、宗教歧视，删去“{text}”',
    'A vacancy may not exclude a people or a faith',
    '(?:仅限|只限|限|只招)汉族|不招(?:收)?少数民族|少数民族(?:勿扰|除外|不招)|(?:信教|有宗教信仰)者?(?:勿扰|除外|不招)',
    '汉族 少数民族 信教 宗教',
    '保洁员，限汉族',
    '少数民族考生加分',
  ),
  vacancy(
    're-43',
    '招聘不得以户籍、地域设限，删去“{text}”',
    'A vacancy may not exclude where people come from',
    '(?:仅限|只限|限)(?:本市|本地|本省|本县|城镇)户[口籍]|(?:外地|农村|[\\u4e00-\\u9fa5]{2,3})(?:户口|籍)?人?(?:勿扰|不招)',
    '户口 户籍 勿扰 不招',
    '岗位仅限本市户籍',
    '本市户籍居民',
  ),
  vacancy(
    're-44',
    '招聘不得限定毕业院校层次、学习方式，删去“{text}”',
    'A vacancy may not name the kind of university',
    '(?:仅限|只限|限|只招|必须)(?:985|211|双一流|全日制|重点)(?:、(?:985|211|双一流|全日制))*(?:院校|高校|大学|本科|毕业生)?|非(?:985|211|双一流|全日制)(?:勿扰|不招|免投)',
    '985 211 双一流 全日制 重点',
    '非全日制勿扰',
    '推进双一流建设',
    unread('教育部办公厅关于做好普通高校毕业生就业工作的通知'),
  ),
  vacancy(
    're-45',
    '招聘不得以相貌、身高设限（岗位确有需要的写明依据），删去“{text}”',
    'A vacancy may not ask for looks or height',
    '(?:相貌|容貌|长相|五官)(?:端正|姣好|较好)(?:者)?优先|身高\\s?1[.米]?\\d{2}\\s?(?:米|cm|厘米)?以上(?:者)?(?:优先|方可)?(?=[，。；、\\n]|$)',
    '相貌 容貌 长相 五官 身高',
    '前台：五官端正者优先',
    '平均身高增长',
  ),
  vacancy(
    're-46',
    '招聘不得因残疾、有犯罪记录以外的疾病史拒录，删去“{text}”',
    'A vacancy may not exclude the disabled or the sick',
    '(?:残疾人?|残障|有残疾|癫痫|抑郁症|糖尿病|大小三阳|小三阳|大三阳)(?:患者|者)?(?:勿扰|不招|不录用|免投)',
    '残疾 残障 癫痫 抑郁症 糖尿病 三阳',
    '残疾勿扰',
    '残疾人优先',
  ),
];
