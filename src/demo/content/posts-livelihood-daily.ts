import { h2, ol, p, postsOf, quote, ul } from './compose';
import type { DemoPost } from './types';

const post = postsOf('livelihood', 'life', 'editor2');

/** Livelihood posts about getting around, eating, water and power. */
export const LIVELIHOOD_DAILY: DemoPost[] = [
  post({
    key: 'shuttle-autumn',
    day: '2026-08-26',
    title: '通勤班车秋季时刻表，8月31日起执行',
    summary: '六条线路中三条调整发车时间，新增“人才公寓—东片区”支线。',
    column: 'life',
    channels: ['website', 'wechat', 'screen'],
    trips: ['info'],
    cover: { motif: 'bus', alt: '停靠在站台的通勤班车' },
    body: [
      p('8月31日（星期一）起，园区通勤班车执行秋季时刻表。六条线路中三条调整发车时间，并新增一条支线。'),
      h2('调整线路'),
      ul(
        '**1路（城东客运站—会展中心）**：早班6:50、7:10、7:30，晚班17:40、18:10、20:40。',
        '**3路（南门广场—标准厂房一区）**：早班7:00、7:25，晚班17:40、19:10。',
        '**5路（高铁站—企业服务中心）**：早班7:05、8:05，晚班17:50、20:20。',
      ),
      h2('新增支线'),
      p(
        '6路支线由人才公寓开往东片区，沿途停靠第二食堂、逐光路口，全程12分钟。工作日7:20至8:40每20分钟一班，17:30至19:10每20分钟一班。',
      ),
      p(
        '其余线路不变。刷园区卡或者出示乘车码乘车，单程2元，月票50元。遇大风、暴雨等天气，班次可能延误，请留意站牌电子屏。',
      ),
    ],
  }),
  post({
    key: 'shuttle-autumn-en',
    locale: 'en',
    translationOf: 'shuttle-autumn',
    day: '2026-08-26',
    title: 'Autumn shuttle timetable from 31 August',
    summary:
      'Three of the six routes change their times, and a new branch links the talent apartments with the eastern area.',
    column: 'life',
    channels: ['website', 'screen'],
    cover: { motif: 'bus', alt: 'A shuttle bus waiting at its stop' },
    body: [
      p(
        'The park’s commuter shuttles follow the autumn timetable from Monday 31 August. Three of the six routes change their times, and one branch is new.',
      ),
      h2('Changed routes'),
      ul(
        '**Route 1 (East Coach Station – Exhibition Centre)**: mornings 6:50, 7:10, 7:30; evenings 17:40, 18:10, 20:40.',
        '**Route 3 (South Gate Square – Workshop Area 1)**: mornings 7:00, 7:25; evenings 17:40, 19:10.',
        '**Route 5 (Railway Station – Enterprise Service Centre)**: mornings 7:05, 8:05; evenings 17:50, 20:20.',
      ),
      h2('New branch'),
      p(
        'The Route 6 branch runs from the talent apartments to the eastern area by way of Canteen 2 and the Zhuguang Road crossing, in 12 minutes. On working days it leaves every 20 minutes from 7:20 to 8:40 and from 17:30 to 19:10.',
      ),
      p(
        'All other routes stay the same. Pay with your park card or the ride code: 2 yuan a ride, 50 yuan a month. Strong wind or heavy rain may cause delays; please watch the displays at the stops.',
      ),
    ],
  }),
  post({
    key: 'canteen-two',
    day: '2026-09-10',
    title: '第二食堂重新开放，多了面档和清真窗口',
    summary: '第二食堂改造完工，座位增至860个，营业到晚上10点，夜班员工也能吃上热饭。',
    column: 'life',
    channels: ['website', 'wechat', 'screen'],
    cover: { motif: 'bowl', alt: '一碗热面与两碟小菜' },
    body: [
      p('经过两个月改造，第二食堂将于9月14日（星期一）重新开放。座位从540个增至860个，营业时间延长到晚上10点。'),
      h2('新在哪里'),
      ul(
        '一楼新设现煮面档，每天六种浇头，汤底当天熬制。',
        '二楼西侧设清真窗口，餐具、冷库、通道独立使用。',
        '增加两个称重自选台，菜品按克计价，吃多少取多少。',
        '后厨装有透明玻璃，洗消、切配过程看得见。',
      ),
      p(
        '早餐6:30至9:00，午餐10:50至13:20，晚餐16:50至19:30，夜宵20:00至22:00。套餐分12元、15元、18元三档，夜宵另有8元粥面。',
      ),
      p('开放首周，每天11:00前和12:40后就餐可以少排队。意见簿放在一楼收银台旁，食堂每周五张贴答复。'),
    ],
  }),
  post({
    key: 'power-outage-september',
    day: '2026-09-09',
    title: '9月12日部分区域计划停电通知',
    summary: '9月12日7:00至13:00，标准厂房一区和云帆路南段因变压器增容停电。',
    column: 'notice',
    channels: ['website', 'wechat', 'screen'],
    displayUntil: '2026-09-12T06:00:00.000Z',
    editor: 'editor1',
    body: [
      p('因变压器增容施工，定于**9月12日（星期六）7:00至13:00**对部分区域停电，完工后提前送电，不再另行通知。'),
      h2('停电范围'),
      ul(
        '标准厂房一区1栋至6栋；',
        '云帆路南段路灯和沿街商铺；',
        '员工宿舍A区的公共照明、电梯和热水系统（房间照明不受影响）。',
      ),
      h2('请提前做好准备'),
      ol(
        '停电前退出生产设备，保存数据，冷库、服务器等重要负荷自行安排备用电源。',
        '使用自备发电机的企业，请于9月11日（星期五）17:00前报公共服务中心，防止向电网反送电。',
        '当天6:50以后不要乘坐宿舍A区电梯。',
        '设备一律视为带电，不得因停电擅自开箱检修。',
      ),
      p('如遇大雨，施工顺延至9月13日（星期日）同一时段。施工期间，公共服务中心在现场设值班点，地点在1栋北门。'),
    ],
  }),
  post({
    key: 'holiday-services',
    day: '2026-09-22',
    title: '中秋、国庆假期园区服务安排',
    summary: '食堂、班车、门诊、物业在两个假期怎么开，一张表记住。',
    column: 'notice',
    channels: ['website', 'wechat', 'screen'],
    displayUntil: '2026-10-07T16:00:00.000Z',
    cover: { motif: 'homes', alt: '傍晚亮着灯的宿舍楼' },
    body: [
      p(
        '中秋节假期为9月25日（星期五）至9月27日（星期日），国庆节假期为10月1日（星期四）至10月7日（星期三）。假期留在园区的员工，可以这样安排生活。',
      ),
      ul(
        '**食堂**：第二食堂照常供应三餐和夜宵；第一食堂和第三食堂休息。9月25日晚餐每人一块月饼。',
        '**班车**：1路、5路按周末时刻运行，其余线路停驶。',
        '**门诊**：园区门诊每天9:00至17:00应诊，夜间急症请到市内医院急诊。',
        '**快递**：驿站10:00至18:00开放，生鲜请当天领取。',
        '**物业**：报修照常受理，跑水、断电等急修全天响应。',
      ),
      p('第二食堂二楼将在9月25日、10月1日晚上7点放映电影，免票入场。'),
      p('离园前请关好水、电、气和门窗，阳台不要存放纸箱等可燃物。祝大家假期平安。'),
    ],
  }),
  post({
    key: 'water-tank-cleaning',
    day: '2026-10-29',
    title: '员工宿舍水箱清洗，11月1日分时段停水',
    summary: '宿舍A、B、C区二次供水水箱清洗消毒，每区停水约四小时。',
    column: 'notice',
    channels: ['website', 'wechat', 'screen'],
    editor: 'editor1',
    displayUntil: '2026-11-01T12:00:00.000Z',
    cover: { motif: 'homes', alt: '宿舍楼群' },
    body: [
      p('为保证饮水安全，公共服务中心定于**11月1日（星期日）**对员工宿舍二次供水水箱进行清洗消毒，届时分时段停水。'),
      ul('A区：8:00至12:00；', 'B区：10:30至14:30；', 'C区：13:00至17:00。'),
      h2('温馨提示'),
      ol(
        '提前储存生活用水，停水期间关紧水龙头，防止来水时无人看管。',
        '电热水器请断电，恢复供水、排尽空气后再通电。',
        '恢复供水初期水色可能微黄，放水几分钟即可变清，属正常现象。',
      ),
    ],
  }),
  post({
    key: 'night-shuttle',
    day: '2026-11-02',
    title: '夜班员工有了回家的车：两条夜间班车今起开行',
    summary: '夜班1线、2线每晚22:30至次日0:50运行，串起东西片区和两个居住区。',
    column: 'life',
    channels: ['website', 'wechat'],
    cover: { motif: 'bus', alt: '傍晚行驶的班车' },
    body: [
      p('11月2日（星期一）晚起，园区开行两条夜间班车，解决中班、夜班员工“下班没车坐”的问题。'),
      ul(
        '**夜班1线**：东片区—第二食堂—人才公寓—城东客运站，22:30、23:10、0:20发车。',
        '**夜班2线**：西片区—会展中心—员工宿舍—南门广场，22:40、23:20、0:30发车。',
      ),
      p(
        '线路是员工“投”出来的。9月，公共服务中心在中夜班员工中做问卷，收回1874份，按上下车地点画出热力图；10月试跑两周，又把发车时间推后10分钟，好让交接班的员工赶得上。',
      ),
      quote('“以前十一点下班要等人拼车，现在洗把脸出门正好。”夜班质检员汪若谷说。'),
      p('夜间班车票价2元，可以使用月票。23:00以后，途中允许在安全路段就近下车，上车时告诉司机即可。'),
    ],
  }),
  post({
    key: 'power-outage-november',
    day: '2026-11-11',
    title: '11月15日西片区计划停电通知',
    summary: '11月15日8:00至12:00，西片区二号开关站检修，涉及11家企业。',
    column: 'notice',
    channels: ['website', 'screen'],
    fate: { kind: 'released', recall: { reason: '供电单位调整检修计划，11月15日不再停电，新的时间确定后另行通知。' } },
    editor: 'editor1',
    body: [
      p('接供电单位通知，因二号开关站设备检修，定于**11月15日（星期日）8:00至12:00**对西片区部分用户停电。'),
      ul('逐光路以西、望风路以北的11家企业；', '西片区4号、5号停车场充电桩；', '西片区商业街一层商铺。'),
      p(
        '检修提前结束时将提前送电，请不要在停电设备上擅自作业。连续生产的企业请合理安排班次；微电网内的重要负荷由储能站短时供电，请提前与值班室核对清单。',
      ),
    ],
  }),
  post({
    key: 'card-recharge',
    day: '2026-11-19',
    title: '园区卡线上充值和退款办法（初稿）',
    summary: '外部门来稿，文字尚未校对。',
    column: 'service',
    channels: ['website', 'wechat'],
    fate: { kind: 'draft' },
    editor: 'editor1',
    trips: ['block', 'info'],
    body: [
      p('园区卡已经开通线上充值。截止目前，共有1.6万名员工绑定了电子卡，日均充值2300笔。现将充值、退款办法公布如下。'),
      h2('怎么充值'),
      ol(
        '打开园区一站通，进入“我的卡包”，核对姓名和卡号后四位。',
        '选择充值金额，单笔不少于10元。',
        '付款成功后，到任意一台消费机上刷卡，余额自动写入。',
      ),
      h2('怎么退款'),
      p('离开园区的员工，可以把余额退回本人银行帐户，一般三个工作日内到账；其它情形的退款，请到公共服务中心办理。'),
      p('卡片表面成份为可降解材料，请勿折弯、高温烘烤。补卡收取工本费10元，原卡余额转入新卡。'),
    ],
  }),
];
