import type { Rule } from '../core/rule';
import { DICTIONARY, phrase } from './wording-makers';

/** Constructions of which one half is enough, and words that only their company shows to be wrong. */
export const MIXED: readonly Rule[] = [
  phrase(
    {
      id: 'wo-341',
      severity: 'warn',
      message: '句式杂糅：“以……为主”与“主要是……”取一',
      messageEn: 'Two constructions in one; take either',
      hit: '以年轻人为主要对象为主',
      miss: '以年轻人为主',
    },
    { pattern: '以[^，。；\\n]{1,12}为主要[^，。；\\n]{1,6}为主', anchors: ['为主要'] },
  ),
  phrase(
    {
      id: 'wo-342',
      severity: 'warn',
      message: '“通过……使……”缺主语，删去“通过”或“使”',
      messageEn: 'With 通过 and 使 the sentence has no subject; drop one',
      hit: '通过这次培训，使大家提高了认识。',
      miss: '通过这次培训，大家提高了认识。',
    },
    {
      pattern: '(?<=^|[。！？]\\s*)通过[^，。；\\n]{2,30}，使(?!用|命|得|者|馆)',
      anchors: ['通过'],
      match: { boundary: false },
    },
  ),
  phrase(
    {
      id: 'wo-343',
      severity: 'warn',
      message: '“大约”“左右”一类已有概数，不再加“多”“余”',
      messageEn: 'Approximate twice',
      hit: '大约三百余人',
      miss: '大约三百人',
    },
    {
      pattern: '(?:大约|约|近)\\s?(?:\\d+|[一二三四五六七八九十百千万]+)(?:多|余)[个名人家项次元亩]',
      match: { boundary: false },
    },
  ),
  phrase(
    {
      id: 'wo-344',
      severity: 'warn',
      message: '增加了几倍与增加到几倍不同；“翻番”“翻两番”之后不再加“倍”',
      messageEn: '翻番 takes no 倍',
      hit: '产值翻了两番倍',
      miss: '产值翻了两番',
    },
    { pattern: '翻[了一两三四]{0,2}番倍', anchors: ['番倍'], match: { boundary: false } },
  ),
  phrase(
    {
      id: 'wo-345',
      severity: 'warn',
      message: '“{text}”叠用了同义词，删去一个',
      messageEn: 'Says the same twice',
      hit: '大约大概三百人',
      miss: '大约三百人',
    },
    {
      kind: 'substitution',
      swap: {
        大约大概: '大约',
        大概大约: '大约',
        目前现在: '目前',
        悬殊很大: '悬殊',
        非常酷爱: '酷爱',
        令人堪忧: '堪忧',
        公诸于众: '公之于众',
        付诸于: '付诸',
        诉诸于: '诉诸',
        人民群众们: '人民群众',
        毫无任何: '毫无',
        邂逅相遇: '邂逅',
      },
    },
  ),
  phrase(
    {
      id: 'wo-346',
      severity: 'warn',
      message: '“{text}”中的量词或数字重复',
      messageEn: 'A classifier too many',
      hit: '共有300个余家企业',
      miss: '共有300余家企业',
    },
    { pattern: '\\d+[个家名人项]余[个家名人项]', match: { boundary: false } },
  ),
  phrase(
    {
      id: 'wo-347',
      severity: 'warn',
      message: '“涉及”“关乎”“基于”后不再接同义介词',
      messageEn: 'One preposition is enough',
      hit: '涉及关于土地的问题',
      miss: '涉及土地的问题',
    },
    { pattern: '涉及关于|基于根据|鉴于由于|关于对于|围绕着?关于', match: { boundary: false } },
  ),
  phrase(
    {
      id: 'wo-348',
      severity: 'warn',
      message: '“是否……”与单一结论不相应，补“能否”或删去“是否”',
      messageEn: 'Two sides on the left, one on the right',
      hit: '是否重视安全，是企业发展的保证',
      miss: '重视安全，是企业发展的保证',
    },
    {
      pattern: '(?:是否|能否)[^，。；\\n]{2,14}，是[^，。；\\n]{2,12}的(?:保证|基础|前提)(?![^。]{0,8}(?:之一|与否))',
      anchors: ['是否', '能否'],
      match: { boundary: false },
    },
  ),
  phrase(
    {
      id: 'wo-349',
      severity: 'warn',
      message: '“反应”是回应，意见、情况用“反映”',
      messageEn: 'Opinions and facts are 反映, not 反应',
      source: DICTIONARY,
      hit: '群众反应的问题',
      miss: '群众反映的问题',
    },
    {
      pattern:
        '(?<=群众|职工|企业|代表|居民|市民|读者)反应(?=的?(?:问题|意见|情况|诉求|强烈要求))|反应(?=了?(?:社情民意|群众意见|真实情况))',
      anchors: ['反应'],
      suggestions: ['反映'],
      match: { boundary: false },
    },
  ),
  phrase(
    {
      id: 'wo-350',
      severity: 'warn',
      message: '后面是动词，用“必须”；“必需”是一定要有',
      messageEn: 'Before a verb write 必须',
      source: DICTIONARY,
      hit: '必需按时完成',
      miss: '生活必需品',
    },
    {
      pattern: '必需(?=(?:要|按|坚持|严格|认真|做到|完成|遵守|加强|落实|确保|提前|经过|立即|尽快))',
      anchors: ['必需'],
      suggestions: ['必须'],
      match: { boundary: false },
    },
  ),
  phrase(
    {
      id: 'wo-351',
      severity: 'warn',
      message: '结果不好用“以致”，范围、时间延伸用“以至”',
      messageEn: 'A bad outcome is 以致',
      source: DICTIONARY,
      hit: '操作不当，以至酿成事故',
      miss: '操作不当，以致酿成事故',
    },
    {
      pattern: '以至(?=酿成|造成|发生(?:事故|火灾)|延误|失败|受伤|死亡)',
      anchors: ['以至'],
      suggestions: ['以致'],
      match: { boundary: false },
    },
  ),
  phrase(
    {
      id: 'wo-352',
      severity: 'warn',
      message: '桥梁、堤坝中间接合称“合龙”，不称“合拢”',
      messageEn: 'A bridge is 合龙, not 合拢',
      source: DICTIONARY,
      hit: '大桥主跨顺利合拢',
      miss: '大桥主跨顺利合龙',
    },
    {
      pattern: '(?<=(?:桥|主跨|堤|大坝|围堰|结构|隧道)[^，。；\\n]{0,6})合拢',
      anchors: ['合拢'],
      suggestions: ['合龙'],
      match: { boundary: false },
    },
  ),
  phrase(
    {
      id: 'wo-353',
      severity: 'warn',
      message: '启事是公开声明，“启示”是启发',
      messageEn: 'A notice is a 启事',
      source: DICTIONARY,
      hit: '招聘启示',
      miss: '招聘启事',
    },
    {
      kind: 'substitution',
      swap: {
        招聘启示: '招聘启事',
        征文启示: '征文启事',
        寻人启示: '寻人启事',
        招领启示: '招领启事',
        寻物启示: '寻物启事',
        征集启示: '征集启事',
      },
    },
  ),
  phrase(
    {
      id: 'wo-354',
      severity: 'warn',
      message: '法令生效称“施行”，做某事称“实行”“实施”；“自……起”与“开始”重复',
      messageEn: '自……起 says 开始 already',
      hit: '自2024年1月1日起开始施行',
      miss: '自2024年1月1日起施行',
    },
    {
      pattern: '(?<=自[^，。；\\n]{2,16}起)开始(?=施行|执行|实施|实行)',
      anchors: ['起开始'],
      suggestions: [''],
      match: { boundary: false },
    },
  ),
  phrase(
    {
      id: 'wo-355',
      severity: 'warn',
      message: '“{text}”：报刊、公文的“截至”不与“为止”以外的“止”重叠',
      messageEn: '截至……止 says it twice',
      hit: '截至6月30日止',
      miss: '截至6月30日',
    },
    {
      pattern: '(?<=截至[^，。；\\n]{2,14}[日月年末底])止(?![^，。；\\n])',
      anchors: ['截至'],
      suggestions: [''],
      match: { boundary: false },
    },
  ),
];
