import type { Rule } from '../core/rule';
import { ad, adLaw } from './advertising-makers';
import { read, unread, words } from './rule-makers';

/** Promises and claims that the law forbids or ties to a condition. */
export const FORBIDDEN: readonly Rule[] = [
  ad(
    {
      id: 'ad-13',
      severity: 'warn',
      message: '宣传中不得使用“驰名商标”字样',
      messageEn: '驰名商标 may not be used in promotion',
      source: unread('《商标法》第十四条第五款'),
      hit: '荣获中国驰名商标',
      miss: '该商标已经注册',
    },
    { kind: 'existence', terms: ['驰名商标'] },
  ),
  ad(
    {
      id: 'ad-14',
      severity: 'block',
      message: '不得使用或变相使用国家机关名义，删去“{text}”',
      messageEn: 'The name of a state organ may not be used in promotion',
      source: read('《广告法》第九条(二)', '2021年修正'),
      hit: '人民大会堂指定用酒',
      miss: '国务院号召学习先进典型',
    },
    {
      kind: 'pattern',
      pattern:
        '(?:国务院|国家机关|人民大会堂|部委|军队|部队)(?:特供|专供|指定(?:用|产|品|礼|供)|推荐(?:产|品|用)|专用(?:酒|茶|水|烟|品))|内部特供',
      anchors: words('特供 专供 指定 推荐 专用'),
    },
  ),
  ad(
    {
      id: 'ad-15',
      severity: 'warn',
      message: '不得说明治愈率或有效率、作功效断言，删去',
      messageEn: 'No rates of cure, no assertion that it works',
      source: adLaw('第十六条'),
      hit: '治愈率高达98%',
      miss: '开展树根治理工程',
    },
    {
      kind: 'pattern',
      pattern: '(?:治愈|有效|康复)率(?:高达|达到?|为)?\\s?\\d|药到病除|包治百病|永不复发|根治',
      anchors: words('治愈率 有效率 康复率 药到病除 包治百病 永不复发 根治'),
      exceptions: words('树根治理 根治理 根治欠薪 根治拖欠 根治农民工'),
    },
  ),
  ad(
    {
      id: 'ad-16',
      severity: 'warn',
      message: '安全性断言，删去',
      messageEn: 'Asserts that it is safe; leave it out',
      source: adLaw('第十六条'),
      hit: '纯中药无毒副作用',
      miss: '请留意药物副作用',
    },
    { kind: 'existence', terms: words('无副作用 无毒副作用 无任何副作用 无任何毒副作用 零副作用') },
  ),
  ad(
    {
      id: 'ad-17',
      severity: 'warn',
      message: '非药品内容不得涉及疾病治疗，删去“{text}”',
      messageEn: 'What is not a medicine may not claim to treat a disease',
      source: unread('《广告法》第十七条；《食品安全法》第七十三条'),
      hit: '喝茶能降血糖抗癌',
      miss: '体检可测血糖',
    },
    {
      kind: 'existence',
      terms: words('降血压 降血糖 抗癌 防癌 治疗糖尿病 治疗高血压 消炎止痛'),
      exceptions: words('抗癌药 抗癌协会 防癌筛查'),
    },
  ),
  ad(
    {
      id: 'ad-18',
      severity: 'warn',
      message: '保健食品须标明“本品不能代替药物”',
      messageEn: 'Health food needs the sentence 本品不能代替药物',
      source: adLaw('第十八条'),
      hit: '这款保健食品能增强免疫力',
      miss: '这款保健食品增强免疫力，本品不能代替药物',
    },
    { kind: 'structure', check: 'health-food-notice' },
  ),
  ad(
    {
      id: 'ad-19',
      severity: 'warn',
      message: '化妆品不得明示或暗示医疗作用，删去“{text}”',
      messageEn: 'Cosmetics may not suggest a medical effect',
      source: unread('《化妆品监督管理条例》第三十七、四十三条'),
      hit: '日本药妆热卖',
      miss: '化妆品专柜',
    },
    { kind: 'existence', terms: words('药妆 医学护肤品 药用化妆品') },
  ),
  ad(
    {
      id: 'ad-20',
      severity: 'warn',
      message: '不得作保证性收益承诺；删去承诺，加风险提示',
      messageEn: 'No promise of returns; add a notice of risk',
      source: adLaw('第二十五条'),
      hit: '稳赚不赔的项目',
      miss: '产品不保本，请注意风险',
    },
    {
      kind: 'existence',
      terms: words('保本 零风险 无风险 稳赚不赔 保证收益 包赚'),
      exceptions: words('不保本 非保本 无风险利率 不是零风险 不是无风险 并非零风险 并非无风险 保本微利'),
    },
  ),
  ad(
    {
      id: 'ad-21',
      severity: 'warn',
      message: '教育培训不得作保证性承诺，删去“{text}”',
      messageEn: 'Teaching may not promise a pass',
      source: adLaw('第二十四条'),
      hit: '不过退费，考研保过班',
      miss: '确保过程公开',
    },
    {
      kind: 'pattern',
      pattern:
        '(?:包|保|必)过(?!程|渡|敏|去|分|失|滤|往|年|节|来|户|关|硬)|保录取|押题命中|命题(?:人|专家|老师)(?:亲授|授课)',
      anchors: words('包过 保过 必过 保录取 押题命中 命题'),
      exceptions: words('确保过 担保过 环保过 医保过 社保过 面包过'),
    },
  ),
  ad(
    {
      id: 'ad-22',
      severity: 'info',
      message: '房地产广告不得以所需时间表示项目位置，改写为实际距离',
      messageEn: 'Property is placed by distance, not by minutes',
      source: adLaw('第二十六条'),
      hit: '楼盘距地铁站仅5分钟车程',
      miss: '会议持续30分钟',
    },
    {
      kind: 'pattern',
      pattern: '(?:距离?|离|到|至)[^，。；、,;\\n]{1,12}?(?:仅|只需|只要|约)?\\d{1,3}分钟(?:车程|直达|到达|路程)',
      anchors: ['分钟'],
      match: { boundary: false },
    },
  ),
  ad(
    {
      id: 'ad-23',
      severity: 'warn',
      message: '房地产广告不得含升值或投资回报承诺，删去',
      messageEn: 'Property may not promise a rise in value',
      source: adLaw('第二十六条'),
      hit: '小户型升值潜力巨大',
      miss: '提升价值',
    },
    { kind: 'pattern', pattern: '升值潜力|(?:投资)?回报率\\s?(?:高达|达)?\\s?\\d+', anchors: ['升值潜力', '回报率'] },
  ),
  ad(
    {
      id: 'ad-24',
      severity: 'warn',
      message: '酒类广告不得暗示消除紧张焦虑、增加体力等，删去',
      messageEn: 'Drink may not be said to calm or to strengthen',
      source: adLaw('第二十三条'),
      hit: '喝酒能消除紧张',
      miss: '酒后不得驾车',
    },
    {
      kind: 'pattern',
      pattern: '不上头|千杯不醉|[喝饮]酒?[^，。；,;\\n]{0,4}(?:解乏|消除紧张|缓解焦虑|增强体力)',
      anchors: words('不上头 千杯不醉 解乏 消除紧张 缓解焦虑 增强体力'),
    },
  ),
  ad(
    {
      id: 'ad-25',
      severity: 'warn',
      message: '绝对保证；删去“100%”或给出检测报告',
      messageEn: 'An absolute guarantee; leave out “100 %” or give the test report',
      source: adLaw('第四条、第二十八条'),
      hit: '100%有效去屑',
      miss: '完成率100%',
    },
    {
      kind: 'pattern',
      pattern: '(?<!\\d)(?:100\\s?[%％]|百分之百|百分百)(?:有效|安全|纯天然|正品|治愈)',
      anchors: words('有效 安全 纯天然 正品 治愈'),
      match: { boundary: false },
    },
  ),
  ad(
    {
      id: 'ad-26',
      severity: 'warn',
      message: '产品免检制度已于2008年废止，删去“{text}”',
      messageEn: 'Exemption from inspection was abolished in 2008',
      source: unread('质检总局令第109号', '2008'),
      hit: '国家免检产品',
      miss: '免于检查的情形',
    },
    { kind: 'existence', terms: words('国家免检 质量免检 免检产品') },
  ),
  ad(
    {
      id: 'ad-27',
      severity: 'info',
      message: '引证内容应标明出处；补来源、样本、时间',
      messageEn: 'Name the source, the sample and the time of what is quoted',
      source: adLaw('第十一条'),
      hit: '数据显示，九成用户满意。',
      miss: '国家统计局发布的数据显示，2023年增长5%。',
    },
    {
      kind: 'pattern',
      pattern:
        '(?<!(?:发布|公布)的?)(?:据统计|数据显示|调查(?:显示|表明)|研究表明)(?![^。！？\\n]{0,80}(?:来源|《|发布|年))',
      anchors: words('据统计 数据显示 调查显示 调查表明 研究表明'),
      match: { boundary: false },
    },
  ),
  ad(
    {
      id: 'ad-28',
      severity: 'info',
      message: '附带赠送应明示赠品品种、规格、数量、期限和方式',
      messageEn: 'Say what is given away: kind, size, number, until when, how',
      source: adLaw('第八条'),
      hit: '全场买一送一',
      miss: '赠送给母校',
    },
    { kind: 'existence', terms: words('买一送一 买一赠一 免费送 免费赠送 免费领取') },
  ),
  ad(
    {
      id: 'ad-29',
      severity: 'warn',
      message: '功效时限断言，删去',
      messageEn: 'Promises an effect within days; leave it out',
      source: adLaw('第十六、二十八条'),
      hit: '7天见效祛斑霜',
      miss: '7天无理由退货',
    },
    {
      kind: 'pattern',
      pattern: '\\d+\\s?天(?:见效|美白|瘦身?|祛斑|治好|康复)',
      anchors: words('天见效 天美白 天瘦 天祛斑 天治好 天康复'),
      match: { boundary: false },
    },
  ),
];
