import type { Rule } from '../core/rule';
import { ABSOLUTE_CLAIMS, ad, adLaw } from './advertising-makers';
import { followedBy, read, unread, words } from './rule-makers';

/** Grades, names and honours that the State itself calls 国家级; the enforcement guide leaves them out. */
const NATIONAL_GRADES = words(
  '非物质文化遗产 非遗 高新 经开 经济技术开发区 开发区 自然保护区 自然公园 风景名胜区 新区 重点 实验室 博物馆 森林公园 湿地公园 ' +
    '地质公园 奖 课题 项目 专精特新 “专精特新 小巨人 “小巨人 示范 试点 孵化器 科技企业孵化器 众创空间 大学科技园 创新 企业技术中心 ' +
    '工程研究中心 工程技术研究中心 技术创新中心 制造业 先进制造业 战略性 绿色 平台 基地 园区 产业 农业 服务业 科技 人才 专家 ' +
    '标准 检测 质检 计量 媒体 贫困县 文物 海洋 特色 双创 智能制造 工业 数据 海外 单项冠军 两化融合 知识产权 博士后 高技能 田园综合体 现代农业',
);

/** Superlatives, ranks and claims that nothing else compares. */
export const ABSOLUTE: readonly Rule[] = [
  ad(
    {
      id: 'ad-01',
      severity: 'block',
      message: '“国家级”是法条点名的绝对化用语；删去，或写明认定名称、机关和文号',
      messageEn: 'The Advertising Law names 国家级 as an absolute claim; name the official title instead',
      why: '法条点名的绝对化用语；官方认定名称除外',
      source: ABSOLUTE_CLAIMS,
      hit: '本品为国家级护肤面霜',
      miss: '当地有三项国家级非物质文化遗产',
    },
    { kind: 'existence', terms: ['国家级'], exceptions: NATIONAL_GRADES.map((grade) => `国家级${grade}`) },
  ),
  ad(
    {
      id: 'ad-02',
      severity: 'block',
      message: '“最高级”是法条点名的绝对化用语；改为可核实的具体指标',
      messageEn: 'The Advertising Law names 最高级 as an absolute claim; give a figure that can be checked',
      why: '法条点名的绝对化用语',
      source: ABSOLUTE_CLAIMS,
      hit: '最高级面料',
      miss: '会议达到最高级别',
    },
    { kind: 'existence', terms: ['最高级'], exceptions: words('最高级别 最高级人民 形容词最高级 副词最高级') },
  ),
  ad(
    {
      id: 'ad-03',
      severity: 'block',
      message: '“最佳”是法条点名的绝对化用语；删去，或改为“较好”“优质”并给出依据',
      messageEn: 'The Advertising Law names 最佳 as an absolute claim; say what can be shown',
      why: '法条点名；奖项名与消费提示按执法指南不适用',
      source: ABSOLUTE_CLAIMS,
      hit: '行业最佳品质',
      miss: '最佳食用期为三天',
    },
    {
      kind: 'existence',
      terms: ['最佳'],
      exceptions: [
        ...followedBy(
          '最佳',
          '男 女 影片 导演 新人 球员 辩手 时间 时机 时期 食用 赏味 保存 储存 使用方法 实践 案例 方案 路径 状态 组织 团队 人气 奖',
        ),
      ],
    },
  ),
  ad(
    {
      id: 'ad-04',
      severity: 'warn',
      message: '“{text}”：“最”字类与“最佳”同义时按绝对化用语处理；改为可证实的比较范围，或删去“最”',
      messageEn: 'A superlative counts as an absolute claim when it cannot be shown',
      source: adLaw('第九条(三)'),
      hit: '全城最便宜的家装',
      miss: '请最大限度减少损失',
    },
    {
      kind: 'existence',
      terms: [
        ...followedBy('最', '好 优 低价 便宜 先进 畅销 受欢迎 安全 专业 权威 正宗 有效 时尚 舒适'),
        // A fact may well be the greatest (最大发展中国家); in promotion it is these.
        ...followedBy('最大', '优惠 折扣 力度 让利 品牌 厂家 经销商 卖场 商城'),
        ...followedBy('最强', '音 功效 品牌 阵容 性能 配置 大脑'),
      ],
      exceptions: followedBy('最', '好不要 好是 好能 好在 好成绩 好水平 好时期 好名次 优解'),
    },
  ),
  ad(
    {
      id: 'ad-05',
      severity: 'warn',
      message: '排名类用语须真实并标明出处；写明统计机构、时间、范围，或删去',
      messageEn: 'A rank needs its source: who counted, when, among whom',
      source: adLaw('第九条(三)、第十一条'),
      hit: '连续三年销量第一',
      miss: '全国第一批试点城市公布',
    },
    {
      kind: 'pattern',
      pattern: '(?:全国|全球|世界|中国|全网|行业|销量|排名|口碑)第一(?!季度|批|个|次|届|轮|大)|第一品牌',
      anchors: ['第一'],
    },
  ),
  ad(
    {
      id: 'ad-06',
      severity: 'warn',
      message: '“第一”的变体写法；删去或注明榜单、机构、日期',
      messageEn: 'Another way of writing “number one”; name the list, its maker and date',
      source: adLaw('第九条(三)'),
      hit: '行业TOP1推荐',
      miss: '入选TOP10企业',
    },
    {
      kind: 'pattern',
      pattern: '(?<![a-z])(?:no[.．]?|top)\\s?1(?![\\d.])',
      anchors: words('no top'),
      match: { boundary: false },
    },
  ),
  ad(
    {
      id: 'ad-07',
      severity: 'warn',
      message: '“顶级”与“最高级”同义；改为“优质”“高品质”等',
      messageEn: '顶级 means 最高级; say 优质 or 高品质',
      source: adLaw('第九条(三)'),
      hit: '顶级工艺打造',
      miss: '注册顶级域名',
    },
    {
      kind: 'existence',
      terms: ['顶级'],
      exceptions: followedBy('顶级', '域名 期刊 会议 学术'),
      suggestions: ['优质', '高品质'],
    },
  ),
  ad(
    {
      id: 'ad-08',
      severity: 'warn',
      message: '“极品”被认定与“最高级”“最佳”同义；改为“精选”等',
      messageEn: '极品 was ruled to mean 最高级; say 精选',
      source: read('工商广字[1997]第207号', '1997'),
      hit: '极品大红袍',
      miss: '他积极乐观',
    },
    { kind: 'existence', terms: ['极品'], exceptions: words('积极品 消极品'), suggestions: ['精选'] },
  ),
  ad(
    {
      id: 'ad-09',
      severity: 'warn',
      message: '“{text}”是排他性绝对化表述，删去',
      messageEn: 'An absolute claim that nothing else compares; leave it out',
      source: adLaw('第九条(三)'),
      hit: '功效绝无仅有',
      miss: '前所未有的挑战',
    },
    { kind: 'existence', terms: words('独一无二 绝无仅有 史无前例 前无古人 空前绝后 无与伦比') },
  ),
  ad(
    {
      id: 'ad-10',
      severity: 'warn',
      message: '“{text}”范围无法核实；写明比较范围和日期',
      messageEn: 'The range cannot be checked; name it, and the date',
      source: adLaw('第九条(三)、第二十八条'),
      hit: '全网最低价',
      miss: '加强安全网络建设',
    },
    { kind: 'existence', terms: followedBy('全网', '最低 首发 独家 销量领先 第一') },
  ),
  ad(
    {
      id: 'ad-11',
      severity: 'info',
      message: '“{text}”：限定时间地域、能证明的不属绝对化用语，但须留存证明',
      messageEn: 'A provable first is allowed; keep the proof',
      source: unread('《广告绝对化用语执法指南》（市场监管总局公告2023年第6号）', '2023'),
      hit: '全球首创技术',
      miss: '请在首个工作日提交',
    },
    {
      kind: 'existence',
      terms: followedBy('首', '个 选 家 创'),
      exceptions: words('一首个 一首选 首个工作日 首选项 首创精神'),
    },
  ),
  ad(
    {
      id: 'ad-12',
      severity: 'info',
      message: '“{text}”：排他性事实须可证明；附授权或证明，否则删去',
      messageEn: 'An exclusive fact needs its proof',
      source: adLaw('第二十八条'),
      hit: '本店独家销售',
      miss: '订单唯一标识已生成',
    },
    {
      kind: 'existence',
      terms: ['独家', '唯一'],
      exceptions: [...followedBy('独家', '采访 专访 报道'), ...followedBy('唯一', '标识 识别 性 码'), '单独家'],
    },
  ),
];
