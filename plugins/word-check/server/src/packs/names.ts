import { EXACT, type Pack, type Rule } from '../core/rule';
import { each, former, FORMAT, fullName, naming, REFORM_2023 } from './names-makers';
import { FORMER_LAWS, FORMER_OFFICES, MISNAMED } from './names-reforms';
import { read, words } from './rule-makers';

const RULES: readonly Rule[] = [
  fullName(
    'na-01',
    { 人力资源与社会保障: '人力资源和社会保障', 人力资源及社会保障: '人力资源和社会保障' },
    '人力资源与社会保障局',
    '人力资源和社会保障局',
  ),
  fullName(
    'na-02',
    each('部 厅 局', ['工业与信息化', '工业及信息化', '工业信息化'], '工业和信息化'),
    '工业与信息化部',
    '工业和信息化部',
  ),
  fullName(
    'na-03',
    each('部 厅 局', ['住房与城乡建设', '住房及城乡建设'], '住房和城乡建设'),
    '住房与城乡建设厅',
    '住房和城乡建设厅',
  ),
  fullName(
    'na-04',
    {
      国家发展与改革委员会: '国家发展和改革委员会',
      国家发展及改革委员会: '国家发展和改革委员会',
      国家发展改革委员会: '国家发展和改革委员会',
    },
    '国家发展与改革委员会',
    '国家发展和改革委员会',
  ),
  former({
    id: 'na-05',
    terms: words('国土资源部 国土资源厅 国土资源局'),
    now: '自然资源部（厅、局）',
    exceptions: [],
    hit: '国土资源局公告',
    miss: '原国土资源部2017年发布',
  }),
  former({
    id: 'na-06',
    terms: words('环保部 环保厅 环保局 环境保护部 环境保护厅 环境保护局'),
    now: '生态环境部（厅、局）',
    exceptions: words('环保部门 环境保护部门 环保部件 环保局部'),
    hit: '市环保局检查',
    miss: '原环境保护部文件',
  }),
  former({
    id: 'na-07',
    terms: ['农业部'],
    now: '农业农村部',
    exceptions: words('国农业部 邦农业部 农业部门 农业部位 农业部分 农业部署 农业部长'),
    hit: '农业部发布通知',
    miss: '美国农业部报告',
  }),
  former({
    id: 'na-08',
    terms: words('银保监会 银监会 保监会'),
    now: '国家金融监督管理总局',
    exceptions: words('银保监会议 保监会议 银监会议'),
    source: REFORM_2023,
    hit: '银保监会提示风险',
    miss: '国家金融监督管理总局提示风险',
  }),
  former({
    id: 'na-09',
    terms: words('卫计委 卫生计生委 卫生和计划生育委员会'),
    now: '卫生健康委员会',
    exceptions: [],
    hit: '区卫计委通知',
    miss: '原国家卫计委',
  }),
  former({
    id: 'na-10',
    terms: words('工商局 工商总局 工商行政管理局 工商行政管理总局'),
    now: '市场监督管理局（总局）',
    exceptions: words('工商局面 工商局部'),
    hit: '到工商局办照',
    miss: '工商银行分行',
  }),
  former({
    id: 'na-11',
    terms: words('安监局 安监总局 安全生产监督管理局 安全生产监督管理总局'),
    now: '应急管理部（厅、局）',
    exceptions: words('公安监局 治安监局'),
    hit: '安监局执法',
    miss: '公安监管支队',
  }),
  former({
    id: 'na-12',
    terms: words('新闻出版广电局 新闻出版广电总局'),
    now: '国家新闻出版署和国家广播电视总局',
    exceptions: [],
    hit: '新闻出版广电总局批准',
    miss: '国家广播电视总局批准',
  }),
  naming(
    {
      id: 'na-13',
      severity: 'warn',
      message: '“{text}”已由《民法典》相应编取代（2021年1月1日起）；写历史时加“原”',
      messageEn: 'Replaced by the Civil Code since 1 January 2021; of the past write 原',
      source: read('《民法典》第一千二百六十条', '2020'),
      hit: '依据合同法第五十二条',
      miss: '依据劳动合同法第十四条',
    },
    {
      kind: 'pattern',
      pattern:
        '(?<!原|原《|劳动|劳动争议|集体)(?:婚姻法|继承法|民法通则|收养法|担保法|合同法|物权法|侵权责任法|民法总则)(?!(?:》)?(?:废止|失效|同时废止|律|院|治|定|学|典))',
      anchors: words('婚姻法 继承法 民法通则 收养法 担保法 合同法 物权法 侵权责任法 民法总则'),
    },
  ),
  fullName(
    'na-14',
    {
      妇女权益保护法: '妇女权益保障法',
      残疾人保护法: '残疾人保障法',
      老年人保护法: '老年人权益保障法',
      老年人权益保护法: '老年人权益保障法',
    },
    '根据残疾人保护法',
    '根据残疾人保障法',
  ),
  fullName(
    'na-15',
    { 消费者保护法: '消费者权益保护法', 消费者权益法: '消费者权益保护法' },
    '消费者保护法规定',
    '消费者权益保护法规定',
  ),
  fullName(
    'na-16',
    { 反不当竞争法: '反不正当竞争法', 生产安全法: '安全生产法', 个人隐私保护法: '个人信息保护法' },
    '违反生产安全法',
    '违反安全生产法',
  ),
  naming(
    {
      id: 'na-17',
      severity: 'warn',
      message: '发文字号的年份用六角括号〔〕',
      messageEn: 'The year in a document number stands in 〔〕',
      source: FORMAT,
      hit: '国发[2024]5号',
      miss: '国发〔2024〕5号',
    },
    {
      kind: 'pattern',
      pattern: '(?<=[发函办字政令])[\\[［【（(](\\d{4})[\\]］】）)](?=\\s?\\d+号)',
      suggestions: ['〔$1〕'],
      match: EXACT,
    },
  ),
  naming(
    {
      id: 'na-18',
      severity: 'warn',
      message: '发文顺序号不加“第”，不编虚位',
      messageEn: 'No 第 and no leading zero in a document number',
      source: FORMAT,
      hit: '国办发〔2024〕第05号',
      miss: '国办发〔2024〕5号',
    },
    { kind: 'pattern', pattern: '(?<=〔\\d{4}〕)(?:第0*|0+)(\\d+)(?=号)', suggestions: ['$1'], match: EXACT },
  ),
];

/** Names of offices, laws and documents. */
export const names: Pack = {
  key: 'names',
  name: '机构、法律与公文名称',
  nameEn: 'Official names',
  rules: [...RULES, ...FORMER_OFFICES, ...FORMER_LAWS, ...MISNAMED],
};
