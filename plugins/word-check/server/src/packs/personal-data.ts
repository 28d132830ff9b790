import type { Pack, Rule } from '../core/rule';
import { datum, PIPL } from './personal-data-makers';
import { LABELLED } from './personal-data-more';
import { read, unread, words } from './rule-makers';

const CHECKED: readonly Rule[] = [
  datum(
    {
      id: 'pi-02',
      severity: 'block',
      zh: '公民身份号码 {masked}，删除或打码',
      en: 'A resident identity number, {masked}; remove or mask it',
      source: read('GB 11643-1999；《个人信息保护法》第二十八条', '1999'),
      hit: '证号11010519491231002X',
      miss: '证号110105194912310021',
    },
    { kind: 'checksum', check: 'identity-number' },
  ),
  datum(
    {
      id: 'pi-04',
      severity: 'warn',
      zh: '疑似银行卡号 {masked}，删除或只留后四位',
      en: 'Looks like a bank card, {masked}; remove it or keep the last four digits',
      source: unread('ISO/IEC 7812-1；《个人信息保护法》第二十八条'),
      hit: '卡号6222021234567890128',
      miss: '单号6222021234567890123',
    },
    { kind: 'checksum', check: 'bank-card' },
  ),
  datum(
    {
      id: 'pi-05',
      severity: 'info',
      zh: '统一社会信用代码，属公开信息，请核对',
      en: 'A unified social credit code: public, but check it',
      source: read('GB 32100-2015', '2015'),
      hit: '代码91350100M000100Y43',
      miss: '代码91350100M000100Y44',
    },
    { kind: 'checksum', check: 'credit-code' },
  ),
  datum(
    {
      id: 'pi-15',
      severity: 'warn',
      zh: '统一社会信用代码校验位不符，请更正',
      en: 'The check character of this credit code is wrong',
      source: read('GB 32100-2015', '2015'),
      hit: '统一社会信用代码：91350100M000100Y44',
      miss: '统一社会信用代码：91350100M000100Y43',
    },
    { kind: 'checksum', check: 'wrong-credit-code' },
  ),
  datum(
    {
      id: 'pi-14',
      severity: 'warn',
      zh: '同一篇内有五个以上手机号或身份号码，疑似名单外泄',
      en: 'Five or more numbers of persons: this looks like a list of people',
      source: PIPL('第五十一、五十七条'),
      hit: '13800000001、13800000002、13800000003、13800000004、13800000005',
      miss: '公务电话13800000001',
    },
    { kind: 'structure', check: 'bulk-numbers' },
  ),
];

const NUMBERED: readonly Rule[] = [
  datum(
    {
      id: 'pi-01',
      severity: 'warn',
      zh: '手机号 {masked}，打码或删除',
      en: 'A mobile number, {masked}; mask or remove it',
      source: PIPL('第四条、第二十五条'),
      hit: '电话13812345678',
      miss: '电话138****5678',
    },
    { pattern: '(?<![\\d*.])(?:\\+?86[-\\s]?)?1[3-9]\\d[-\\s]?\\d{4}[-\\s]?\\d{4}(?![\\d*])' },
  ),
  datum(
    {
      id: 'pi-03',
      severity: 'warn',
      zh: '15位身份证号码，删除',
      en: 'An identity number with 15 digits; remove it',
      source: unread('GB 11643-1989', '1989'),
      hit: '身份证号：110105491231002',
      miss: '订单号110105491231002',
    },
    {
      pattern:
        '(?<=(?:身份证|证件)(?:号码?)?[:：]?\\s?)[1-9]\\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}(?!\\d)',
      anchors: ['身份证', '证件'],
    },
  ),
  datum(
    {
      id: 'pi-06',
      severity: 'warn',
      zh: '护照号 {masked}，删除',
      en: 'A passport number, {masked}; remove it',
      hit: '护照号E12345678',
      miss: '编号E12345678',
    },
    { pattern: '(?<=护照(?:号码?)?[:：]?\\s?)(?:E[A-HJ-NP-Z]\\d{7}|[EGDSP]\\d{8})(?!\\d)', anchors: ['护照'] },
  ),
  datum(
    {
      id: 'pi-07',
      severity: 'warn',
      zh: '机动车号牌 {masked}，打码',
      en: 'A number plate, {masked}; mask it',
      source: unread('GA 36-2018', '2018'),
      hit: '车牌京A12345',
      miss: '京A级景区',
    },
    {
      pattern:
        '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·\\s]?(?:(?=[A-HJ-NP-Z]*\\d)[A-HJ-NP-Z0-9]{5}|[DF][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[DF])(?![A-Z0-9])',
    },
  ),
  datum(
    {
      id: 'pi-08',
      severity: 'info',
      zh: '电子邮箱 {masked}，核对是否公务邮箱',
      en: 'An e-mail address, {masked}; is it an official one?',
      hit: '邮箱a.b@example.com',
      miss: '@某用户',
    },
    {
      pattern: '(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}(?![A-Za-z])',
      anchors: ['@'],
    },
  ),
  datum(
    {
      id: 'pi-09',
      severity: 'info',
      zh: '固定电话 {masked}，核对是否对外公布',
      en: 'A telephone number, {masked}; is it a public one?',
      hit: '电话010-12345678',
      miss: '编号010-123',
    },
    { pattern: '(?<!\\d)0\\d{2,3}[-\\s]\\d{7,8}(?!\\d)' },
  ),
  datum(
    {
      id: 'pi-10',
      severity: 'warn',
      zh: '详细住址，只写到街道或小区',
      en: 'A home address; name only the street or estate',
      hit: '幸福小区3号楼2单元501室',
      miss: '住在幸福小区',
    },
    { pattern: '\\d{1,3}(?:栋|号楼|幢)\\s?\\d{1,2}单元\\s?\\d{2,4}(?:室|号)', anchors: ['单元'] },
  ),
  datum(
    {
      id: 'pi-11',
      severity: 'warn',
      zh: '个人编号，删除或打码',
      en: 'A personal number; mask or remove it',
      source: PIPL('第二十八条'),
      hit: '学号：2021012345',
      miss: '学号另行通知',
    },
    {
      pattern: '(?:准考证号|学号|病历号|住院号|社保号|驾驶证号)[:：]?\\s?[A-Za-z0-9]{6,20}',
      anchors: words('准考证号 学号 病历号 住院号 社保号 驾驶证号'),
    },
  ),
  datum(
    {
      id: 'pi-12',
      severity: 'warn',
      zh: '个人社交账号，换公务联系方式',
      en: 'A private account; give an official contact',
      hit: 'QQ：123456789',
      miss: '微信公众号发布',
    },
    {
      pattern: '(?:微信|VX|QQ)号?[:：]\\s?[A-Za-z0-9_-]{5,20}',
      anchors: words('微信 VX QQ'),
      match: { boundary: false },
    },
  ),
  datum(
    {
      id: 'pi-13',
      severity: 'warn',
      zh: '密钥或口令，删除并更换凭据',
      en: 'A key or password; remove it and change it',
      source: unread('网络安全常规'),
      hit: '密码：Abc12345',
      miss: '密码请自行设置',
    },
    {
      pattern:
        '-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----|AKIA[0-9A-Z]{16}|(?:密码|口令|password|passwd)\\s?[:：=]\\s?[^\\s，。]{6,}',
      match: { boundary: false },
    },
  ),
];

/** Numbers, addresses and secrets of persons. */
export const personalData: Pack = {
  key: 'personal-data',
  name: '个人信息',
  nameEn: 'Personal data',
  rules: [...NUMBERED, ...CHECKED, ...LABELLED],
};
