import type { Rule } from '../core/rule';
import { ad } from './advertising-makers';
import { read, unread, words, type Facts } from './rule-makers';

/** Articles whose text was read in republished copies. */
const ARTICLES = (which: string) => read(`《广告法》${which}`, '2021年修正');
const XINHUA = read('《新华社新闻信息报道中的禁用词和慎用词》社会生活类', '2016年7月修订');
const REVIEW = unread('《药品、医疗器械、保健食品、特殊医学用途配方食品广告审查管理暂行办法》', '2020');
const GUIDE = unread('《广告绝对化用语执法指南》（市场监管总局公告2023年第6号）', '2023');

const listed = (given: Omit<Facts, 'category'>, terms: string, exceptions?: string): Rule =>
  ad(given, {
    kind: 'existence',
    terms: words(terms),
    ...(exceptions ? { exceptions: words(exceptions) } : {}),
    match: { boundary: false },
  });

/** Claims that belong to one trade: medicine, food, property, money, drink, tobacco, schools. */
export const TRADES: readonly Rule[] = [
  listed(
    {
      id: 'ad-31',
      severity: 'warn',
      message: '医药宣传不得写“{text}”',
      messageEn: 'Not in texts about medicines',
      source: XINHUA,
      hit: '疗效最佳，无效退款',
      miss: '疗效经过临床验证',
    },
    '疗效最佳 疗效最好 无效退款 保险公司保险 最新技术制剂 最先进制法 药之王 药中之王 国家级新药 安全预防疾病',
  ),
  ad(
    {
      id: 'ad-32',
      severity: 'warn',
      message: '非处方药广告须标明“请按药品说明书或者在药师指导下购买和使用”',
      messageEn: 'Over-the-counter medicine needs its sentence of advice',
      source: ARTICLES('第十六条'),
      hit: '本店非处方药促销',
      miss: '非处方药促销，请按药品说明书或者在药师指导下购买和使用',
    },
    { kind: 'conditional', terms: ['非处方药'], requires: words('药品说明书 药师指导下 在药师指导') },
  ),
  ad(
    {
      id: 'ad-33',
      severity: 'warn',
      message: '自用医疗器械广告须标明“请仔细阅读产品说明书或者在医务人员的指导下购买和使用”',
      messageEn: 'Medical devices for home use need their sentence of advice',
      source: ARTICLES('第十六条'),
      hit: '家用医疗器械特惠',
      miss: '家用医疗器械特惠，请仔细阅读产品说明书或者在医务人员的指导下购买和使用',
    },
    {
      kind: 'conditional',
      terms: words('家用医疗器械 家庭医疗器械 自用医疗器械'),
      requires: words('阅读产品说明书 医务人员的指导'),
    },
  ),
  ad(
    {
      id: 'ad-34',
      severity: 'warn',
      message: '处方药不得向公众作广告；专业刊物须标明“本广告仅供医学药学专业人士阅读”',
      messageEn: 'Prescription medicine is not advertised to the public',
      source: ARTICLES('第十五条、第十六条'),
      hit: '处方药优惠购',
      miss: '非处方药优惠',
    },
    {
      kind: 'pattern',
      pattern: '(?<!非)处方药[^，。；\\n]{0,6}(?:优惠|特价|促销|热卖|直降|抢购|包邮)',
      anchors: ['处方药'],
      match: { boundary: false },
    },
  ),
  listed(
    {
      id: 'ad-35',
      severity: 'warn',
      message: '医药、保健食品不得写“{text}”一类诱导购买的话',
      messageEn: 'Presses readers to buy a medicine or health food',
      source: REVIEW,
      hit: '家庭必备药，错过不再有',
      miss: '家庭常备物资清单',
    },
    '家庭必备药 家家必备药 人人必备良药 祖传秘方 宫廷秘方 老中医秘方 根除病根 一针见效 一贴就好 安全无副作用 签约治疗 包治包好',
  ),
  listed(
    {
      id: 'ad-36',
      severity: 'warn',
      message: '保健食品不得声称为健康所必需或涉及预防、治疗，删去“{text}”',
      messageEn: 'Health food may not be called necessary or a cure',
      source: ARTICLES('第十八条'),
      hit: '人体必需的保健品',
      miss: '人体必需的微量元素',
    },
    '必需的保健品 必备的保健品 代替药物治疗 替代药物治疗 胜过吃药 预防百病 清除体内毒素 激活细胞再生',
  ),
  listed(
    {
      id: 'ad-37',
      severity: 'warn',
      message: '不得声称全部或部分替代母乳，删去“{text}”',
      messageEn: 'May not be called a substitute for breast milk',
      source: unread('《广告法》第二十条', '2021年修正'),
      hit: '可替代母乳的配方',
      miss: '支持母乳喂养',
    },
    '替代母乳 代替母乳 媲美母乳 堪比母乳 接近母乳 等同母乳',
  ),
  ad(
    {
      id: 'ad-38',
      severity: 'warn',
      message: '禁止在大众媒介发布烟草广告，删去“{text}”',
      messageEn: 'Tobacco is not advertised',
      source: ARTICLES('第二十二条'),
      hit: '新品香烟上市促销',
      miss: '禁止销售香烟',
    },
    {
      kind: 'pattern',
      pattern:
        '(?:香烟|卷烟|雪茄|电子烟)[^，。；\\n]{0,8}(?:促销|特价|优惠|品鉴|新品上市|上市促销|买[一二三\\d]送|直降)',
      anchors: words('香烟 卷烟 雪茄 电子烟'),
      match: { boundary: false },
    },
  ),
  listed(
    {
      id: 'ad-39',
      severity: 'warn',
      message: '酒类广告不得诱导、怂恿饮酒，删去“{text}”',
      messageEn: 'Urges people to drink',
      source: ARTICLES('第二十三条'),
      hit: '不醉不归，一醉方休',
      miss: '文明饮酒',
    },
    '不醉不归 一醉方休 千杯不倒 越喝越健康 喝出健康 酒后更精神',
  ),
  listed(
    {
      id: 'ad-40',
      severity: 'warn',
      message: '教育培训不得作升学、通过考试的保证，删去“{text}”',
      messageEn: 'Teaching may not promise a result',
      source: ARTICLES('第二十四条'),
      hit: '签约保分，包拿证',
      miss: '培训合格后发证',
    },
    '签约保分 包拿证 包取证 包考过 一次通过率100% 保证提分 保证录取 名校直通 不过全退 内部名额',
  ),
  listed(
    {
      id: 'ad-41',
      severity: 'warn',
      message: '招商、理财不得承诺保本、无风险或保收益，删去“{text}”',
      messageEn: 'Promises that money is safe',
      source: ARTICLES('第二十五条'),
      hit: '躺赚项目，稳赚不亏',
      miss: '投资有风险',
    },
    '稳赚不亏 稳赚 躺赚 躺着赚钱 只赚不赔 保证回本 保底收益 保本保息 年化收益高达 无本万利 一本万利 月入过万不是梦',
    '不稳赚 并非稳赚',
  ),
  ad(
    {
      id: 'ad-42',
      severity: 'warn',
      message: '有投资回报预期的推介须有风险提示',
      messageEn: 'What promises a return needs a notice of risk',
      source: ARTICLES('第二十五条'),
      hit: '理财产品预期年化收益率4%',
      miss: '理财产品预期年化收益率4%，投资有风险，入市需谨慎',
    },
    {
      kind: 'conditional',
      terms: words('预期年化收益率 年化收益率 预期收益率 投资回报率 招商加盟回报'),
      requires: words('风险'),
      match: { boundary: false },
    },
  ),
  listed(
    {
      id: 'ad-43',
      severity: 'warn',
      message: '房地产宣传不得作升学、落户、回报承诺，删去“{text}”',
      messageEn: 'Property may not promise a school place or a return',
      source: unread('《广告法》第二十六条；《房地产广告发布规定》', '2021'),
      hit: '买房即享名校学位',
      miss: '周边有学校',
    },
    '名校学位 保证入学 包入学 承诺升学 买房落户 零首付 首付分期 稳健升值 无限升值 坐等升值 包租返利 售后包租 返本销售 一铺养三代 投资首选之地',
  ),
  listed(
    {
      id: 'ad-44',
      severity: 'warn',
      message: '“{text}”无从证实，写明依据或删去',
      messageEn: 'Cannot be shown; give the evidence or leave it out',
      source: GUIDE,
      hit: '填补国内空白，世界领先水平',
      miss: '经鉴定达到设计指标',
    },
    '填补国内空白 填补世界空白 世界领先水平 国际领先水平 国内领先水平 行业领军品牌 领导品牌 王牌产品 销量冠军 全国销量领先 遥遥领先同行 碾压同行 秒杀同类',
  ),
  listed(
    {
      id: 'ad-45',
      severity: 'warn',
      message: '“{text}”可能构成虚假价格宣传，写明原价依据与期限',
      messageEn: 'May be a false claim about prices; give the basis and the dates',
      source: unread('《明码标价和禁止价格欺诈规定》（市场监管总局令第56号）', '2022'),
      hit: '跳楼价甩卖',
      miss: '降价10%',
    },
    '跳楼价 吐血价 亏本价 史上最低价 历史最低价 全市最低价 全城最低价 全国最低价 错过今天再无 仅此一天最低',
  ),
  listed(
    {
      id: 'ad-46',
      severity: 'warn',
      message: '“{text}”属排除消费者权利的格式条款，删去',
      messageEn: 'A term that takes away a buyer’s rights',
      source: unread('《消费者权益保护法》第二十六条', '2013年修正'),
      hit: '活动最终解释权归商家所有',
      miss: '活动规则见公告',
    },
    '最终解释权归 解释权归商家 概不退换 售出概不退换 离柜概不负责 谢绝自带酒水 禁止自带酒水 最低消费 打折商品概不退换 丢失概不负责',
    '取消最低消费 无最低消费 禁止设置最低消费',
  ),
  ad(
    {
      id: 'ad-47',
      severity: 'info',
      message: '用了专利须标明专利号和种类；未授权的不得称“专利”',
      messageEn: 'Name the number and kind of the patent',
      source: unread('《广告法》第十二条', '2021年修正'),
      hit: '采用专利技术打造',
      miss: '采用专利技术（专利号ZL202010000000.0）',
    },
    {
      kind: 'conditional',
      terms: words('专利技术 专利产品 专利配方 国家专利'),
      requires: words('专利号 ZL 实用新型专利 发明专利 外观设计专利'),
      match: { boundary: false },
    },
  ),
  listed(
    {
      id: 'ad-48',
      severity: 'warn',
      message: '不得利用国旗、国歌、国徽、军旗或领导人作推荐，删去“{text}”',
      messageEn: 'State symbols and leaders recommend nothing',
      source: unread('《广告法》第九条(一)(二)', '2021年修正'),
      hit: '国宴特供酒',
      miss: '国宴菜单',
    },
    '国宴特供 国宴专供 国宴指定 中南海特供 人民大会堂特供 军队特供 部队特供 机关特供 领导人推荐 国家领导人同款 首长专用',
  ),
  ad(
    {
      id: 'ad-49',
      severity: 'info',
      message: '抽奖、有奖销售须写明规则：期限、奖项、数量、开奖方式',
      messageEn: 'A prize draw needs its rules',
      source: unread('《规范促销行为暂行规定》（市场监管总局令第32号）', '2020'),
      hit: '关注即可参与抽奖',
      miss: '关注即可参与抽奖，活动规则见文末',
    },
    {
      kind: 'conditional',
      terms: words('参与抽奖 抽奖活动 幸运抽奖 有奖销售'),
      requires: words('活动规则 抽奖规则 活动时间 奖品数量 开奖'),
      match: { boundary: false },
    },
  ),
  listed(
    {
      id: 'ad-50',
      severity: 'warn',
      message: '农药、兽药、饲料不得作安全性断言，删去“{text}”',
      messageEn: 'Not of pesticides, veterinary medicine or feed',
      source: unread('《广告法》第二十一条、第二十七条；《农药广告审查发布规定》', '2021年修正'),
      hit: '本农药无毒无残留',
      miss: '农药残留检测合格',
    },
    '农药无毒 无毒无残留 保证高产 亩产保证 保证增产 人畜无害 绝对安全无残留 百分之百杀灭',
  ),
];
