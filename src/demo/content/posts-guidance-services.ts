import { h2, ol, original, p, postsOf, ul } from './compose';
import type { DemoPost } from './types';

const post = postsOf('guidance', 'enterprise', 'editor2');

/** Guidance posts that walk people through getting something done. */
export const GUIDANCE_SERVICES: DemoPost[] = [
  post({
    key: 'talent-apartment',
    day: '2026-08-25',
    title: '人才公寓秋季申请指南',
    summary: '本次推出房源160套，9月1日至10日网上申请，9月下旬选房。',
    column: 'service',
    topic: 'talent',
    channels: ['website', 'wechat'],
    themeWeights: [
      { theme: 'guidance', permille: 600 },
      { theme: 'livelihood', permille: 400 },
    ],
    cover: { motif: 'homes', alt: '人才公寓楼群与步道', caption: '人才公寓位于观澜路南侧' },
    body: [
      p(
        '园区人才公寓秋季推出房源160套，其中单间96套、一室一厅48套、两室一厅16套，均配有基本家具。9月1日至9月10日受理网上申请。',
      ),
      h2('申请条件'),
      ul(
        '与园区企业签订一年以上劳动合同，并在园区参保；',
        '具有大专以上学历，或者中级工以上职业技能等级；',
        '本人及配偶在本市没有住房，也没有享受其他住房补贴。',
      ),
      h2('办理步骤'),
      ol(
        '9月1日至10日，登录园区一站通填写申请，上传劳动合同和证书照片。',
        '9月11日至16日，企业和企业服务中心分别审核。',
        '9月17日（星期四）公示结果，公示期三个工作日。',
        '9月23日（星期三）上午9点，在企业服务中心一楼按摇号顺序选房。',
      ),
      p('单间每月租金680元，租期两年，可以续租一次。水、电、燃气按表计费，没有其他收费项目。'),
    ],
  }),
  post({
    key: 'talent-apartment-en',
    locale: 'en',
    translationOf: 'talent-apartment',
    day: '2026-08-25',
    title: 'How to apply for a talent apartment this autumn',
    summary: '160 homes are offered. Apply online from 1 to 10 September; homes are chosen in late September.',
    column: 'service',
    topic: 'talent',
    channels: ['website'],
    themeWeights: [
      { theme: 'guidance', permille: 600 },
      { theme: 'livelihood', permille: 400 },
    ],
    cover: {
      motif: 'homes',
      alt: 'Apartment blocks with a footpath and trees',
      caption: 'The apartments are south of Guanlan Road',
    },
    body: [
      p(
        'This autumn the park offers 160 apartments: 96 studios, 48 with one bedroom and 16 with two bedrooms. All have basic furniture. Online applications are open from 1 to 10 September.',
      ),
      h2('Who can apply'),
      ul(
        'You have an employment contract of at least one year with a company in the park and are insured here.',
        'You hold a college diploma or a skill certificate of intermediate level or above.',
        'Neither you nor your spouse owns a home in the city or receives another housing subsidy.',
      ),
      h2('Steps'),
      ol(
        '1 to 10 September: log in to the park’s one-stop service, fill in the form and upload photos of your contract and certificate.',
        '11 to 16 September: your employer and the Enterprise Service Centre check the application.',
        'Thursday 17 September: the results are posted for three working days.',
        'Wednesday 23 September, 9 a.m.: homes are chosen in the order drawn by lot, ground floor of the Enterprise Service Centre.',
      ),
      p(
        'A studio costs 680 yuan a month. The lease runs for two years and can be renewed once. Water, electricity and gas are charged by the meter; there are no other fees.',
      ),
    ],
  }),
  post({
    key: 'one-stop-registration',
    day: '2026-09-08',
    title: '企业开办“一次办”：四个环节半天办结',
    summary: '设立登记、刻章、发票、社保登记合成一张表，一个窗口受理，半天领齐。',
    column: 'service',
    channels: ['website', 'screen'],
    editor: 'editor1',
    cover: { motif: 'form', alt: '合成一张的申请表' },
    body: [
      p(
        '9月7日（星期一）起，在园区新办企业，设立登记、公章刻制、发票领用和社保登记四个环节合成一张表，由企业服务中心1号窗口统一受理，材料齐全的半天办结。',
      ),
      h2('来之前准备好'),
      ul(
        '三个备选企业名称，可以先在网上自主查询。',
        '股东、法定代表人的有效身份证件；委托他人办理的，另带委托书。',
        '住所证明，租用园区厂房的只需提供租赁合同编号。',
        '公司章程，窗口备有示范文本。',
      ),
      h2('怎么办'),
      ol(
        '网上填表，或者由帮办员在窗口协助填表，约40分钟。',
        '全体股东电子签名。',
        '当天领取营业执照、四枚公章、发票额度和社保登记号。',
      ),
      p('四枚公章由园区免单，不向企业收费。住所以外另有生产场地的，请在填表时一并申报，免得日后再跑一趟。'),
    ],
  }),
  post({
    key: 'environment-permit',
    day: '2026-09-16',
    title: '新上项目，环评和排污登记怎么办',
    summary: '先分类、再选路径。三类项目的办理方式、时限和常见退件原因。',
    column: 'service',
    topic: 'green',
    channels: ['website'],
    editor: 'editor1',
    source: original('safety'),
    cover: { motif: 'lake', alt: '园区水面与林带' },
    body: [
      p(
        '企业新建、改建、扩建项目，开工前要先弄清环境影响评价属于哪一类。安全生产部结合今年办理的43件申请，整理了这份指南。',
      ),
      h2('三类项目三条路'),
      ul(
        '**编制报告书**：电镀、化工等影响较大的项目，法定时限60日，园区压缩到25日。',
        '**编制报告表**：一般工业项目，园区8个工作日内审批。',
        '**填报登记表**：影响很小的项目，网上自主备案，即时办结。',
      ),
      h2('退件多因为什么'),
      ol(
        '平面图与现场不一致，尤其是危险废物贮存间的位置。',
        '原辅材料用量与物料平衡表对不上。',
        '没有写明依托园区污水管网的接口编号。',
      ),
      p(
        '项目投产前，还要申请排污许可证或者填报排污登记表，二者按行业名录确定，不能互相替代。拿不准的，可以预约每周五下午的现场踏勘服务，不收费。',
      ),
    ],
  }),
  post({
    key: 'hot-work-permit',
    day: '2026-11-06',
    title: '动火作业审批指南：没有票，不点火',
    summary: '动火作业分三级，审批时间、现场要求和看火人职责一次讲明白。',
    column: 'service',
    topic: 'safety',
    channels: ['website', 'wechat', 'screen'],
    source: original('safety'),
    cover: { motif: 'helmet', alt: '安全帽与警示锥筒' },
    body: [
      p(
        '冬季检修多，焊接、切割、打磨等动火作业也多。园区重申：动火必须先开票，票证上写明的时间、地点、人员，一样都不能变。',
      ),
      h2('分级与时限'),
      ul(
        '**特级**：储罐、管道等危险部位，作业票有效期8小时，由企业主管负责人审批。',
        '**一级**：易燃易爆场所，有效期8小时，由企业安全管理部门审批。',
        '**二级**：特级、一级以外的动火作业，有效期72小时，由车间审批。',
      ),
      h2('点火前逐项核对'),
      ol(
        '周围10米内的可燃物已清理或者用防火毯盖好。',
        '可燃气体检测合格，检测与动火间隔不超过30分钟。',
        '灭火器两具以上，摆在伸手可取的位置。',
        '看火人到位，作业中不离开、不兼做别的事。',
      ),
      p('作业结束后，看火人继续留守30分钟，确认没有余火再签字离场。委托外单位施工的，企业的责任不因委托而转移。'),
    ],
  }),
  post({
    key: 'autumn-job-fair',
    day: '2026-11-10',
    title: '11月14日，秋季招聘会在会展中心举行',
    summary: '78家企业提供岗位1360个，设应届生专区和技能岗位专区，现场有免费照相和简历修改。',
    column: 'notice',
    topic: 'talent',
    channels: ['website', 'wechat', 'screen'],
    themeWeights: [
      { theme: 'guidance', permille: 500 },
      { theme: 'livelihood', permille: 500 },
    ],
    editor: 'editor1',
    displayUntil: '2026-11-14T09:00:00.000Z',
    cover: { motif: 'fair', alt: '招聘会上的展位和求职者' },
    body: [
      p(
        '园区秋季招聘会定于**11月14日（星期六）9:00至15:30**在会展中心一楼举行，78家企业提供岗位1360个，求职者免票入场，不需要预约。',
      ),
      ul(
        '**A区 应届毕业生专区**：研发、工艺、质量、市场等岗位420个。',
        '**B区 技能岗位专区**：焊工、电工、数控操作、检测等岗位760个。',
        '**C区 综合岗位区**：仓储、行政、后勤等岗位180个。',
      ),
      h2('现场服务'),
      p('入口左侧设简历修改、证件照拍摄和打印台，全部免费；C区旁设政策咨询台，可以问社保、人才公寓和技能补贴。'),
      h2('怎么来'),
      p(
        '当天8:00至16:00，园区接驳车在城东客运站与会展中心之间往返，每20分钟一班，凭简历免费乘坐。自驾的请停会展中心地下二层。',
      ),
      p('提醒求职者：正规招聘不收押金、培训费和服装费，遇到收费请立即告诉现场工作人员。'),
    ],
  }),
  post({
    key: 'annual-report-guide',
    day: '2026-11-18',
    title: '年终前，企业请核对这六件事',
    summary: '许可证有效期、年度培训记录、危险废物台账……一张清单帮企业对照自查。',
    column: 'service',
    channels: ['website', 'wechat'],
    fate: { kind: 'in_review', atLevel: 2 },
    editor: 'editor1',
    cover: { motif: 'form', alt: '逐项打勾的自查清单' },
    body: [
      p('离年终还有六周，企业服务中心会同有关部门列出六件容易遗漏的事，请企业对照自查。'),
      ol(
        '**许可证有效期**：排污许可、食品经营许可等临期60天内的，抓紧申请延续。',
        '**特种设备检验**：叉车、行车、压力容器检验日期在明年1月底前的，现在就预约。',
        '**培训学时**：主要负责人和安全管理人员年度再培训不少于12学时。',
        '**危险废物台账**：贮存不得超过一年，转移联单与台账数量一致。',
        '**劳动合同**：年底到期的，提前30天与员工商定是否续签。',
        '**水电气表**：封存或者报停的表计，确认铅封完好并拍照留存。',
      ),
      p(
        '自查表可以在园区一站通下载，不用上报，留在企业即可。12月7日至18日，园区将随机走访30家企业，只看清单上的六项，发现问题当场指导，不处罚、不通报。',
      ),
    ],
  }),
  post({
    key: 'patent-pre-examination',
    day: '2026-11-12',
    title: '专利快速预审备案办理说明',
    summary: '备案企业的专利申请可以走快速预审，本文说明备案条件和材料。',
    column: 'service',
    topic: 'talent',
    channels: ['website'],
    fate: { kind: 'withdrawn' },
    cover: { motif: 'form', alt: '备案表与钢笔' },
    body: [
      p('园区企业完成备案后，符合条件的专利申请可以走快速预审，发明专利的审查周期有望明显缩短。现将备案办理说明如下。'),
      h2('备案条件'),
      ul(
        '在园区登记注册，生产、研发或者经营方向属于新能源、高端装备领域；',
        '有稳定的研发团队和知识产权管理人员；',
        '近三年没有非正常专利申请行为。',
      ),
      h2('备案材料'),
      ol('备案申请表。', '营业执照复印件。', '知识产权管理制度。', '近三年专利清单及主要产品说明。'),
      p(
        '每月10日前提交的，当月月底前答复。备案有效期三年，期满前两个月可以申请延续。备案只是获得提交预审的资格，具体申请能否通过预审，取决于申请文件本身的质量。',
      ),
    ],
  }),
  post({
    key: 'residence-sample',
    day: '2026-11-19',
    title: '居住证办理填表示例（内部核对稿）',
    summary: '示例表格尚未脱敏，发布前必须替换证件号码和联系方式。',
    column: 'service',
    channels: ['website'],
    fate: { kind: 'draft' },
    trips: ['block', 'warn'],
    body: [
      p('为方便新员工办理居住证，企业服务中心整理了填表示例，供各企业人事专员参考。下面逐项说明怎样填写。'),
      ul(
        '姓名：与身份证一致，不用简称、英文名。',
        '公民身份号码：18位，末位是字母的用大写，例如11010519491231002X。',
        '联系方式：填写本人正在使用的手机号，例如13800000000。',
        '现住址：写到门牌，与租房合同保持一致。',
        '来本地日期：以首次参保或者签订合同的日期为准。',
      ),
      p(
        '表格填好后，由所在单位盖章，连同身份证原件、租房合同一并交到企业服务中心2号窗口。受理后15个工作日内制证，领证通知会发送到预留手机。',
      ),
      p('集体宿舍的员工可以由企业集中申报，每月第一周受理。'),
    ],
  }),
];
