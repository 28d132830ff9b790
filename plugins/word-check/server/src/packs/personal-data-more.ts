import type { Rule } from '../core/rule';
import { datum, PIPL } from './personal-data-makers';
import { read, unread, words } from './rule-makers';

const KEYS = unread('网络安全常规');

/** Numbers and facts of persons that a label gives away, and the keys of systems. */
export const LABELLED: readonly Rule[] = [
  datum(
    {
      id: 'pi-21',
      severity: 'warn',
      zh: '疑似公民身份号码 {masked}，校验位不符：请核对，并删除或打码',
      en: 'Looks like an identity number, {masked}, with a wrong check digit',
      source: read('GB 11643-1999', '1999'),
      hit: '身份证号：110105194912310021',
      miss: '订单号：110105194912310021',
    },
    {
      kind: 'checksum',
      check: 'wrong-identity-number',
    },
  ),
  datum(
    {
      id: 'pi-22',
      severity: 'warn',
      zh: '港澳台通行证号 {masked}，删除',
      en: 'The number of a travel permit, {masked}; remove it',
      hit: '港澳居民来往内地通行证：H12345678',
      miss: '办理来往内地通行证',
    },
    {
      pattern: '(?<=(?:通行证|回乡证|台胞证)(?:号码?)?[:：]?\\s?)(?:[HMC][A-Z]?\\d{8,10}|\\d{8})(?!\\d)',
      anchors: words('通行证 回乡证 台胞证'),
    },
  ),
  datum(
    {
      id: 'pi-23',
      severity: 'warn',
      zh: '军官证、士兵证号 {masked}，删除',
      en: 'The number of a military pass, {masked}; remove it',
      hit: '军官证号：南字第12345678号',
      miss: '凭军官证免费',
    },
    {
      pattern: '(?<=(?:军官证|士兵证|警官证)(?:号码?)?[:：]?\\s?)[\\u4e00-\\u9fa5]{1,3}字第?\\d{5,8}号?',
      anchors: words('军官证 士兵证 警官证'),
    },
  ),
  datum(
    {
      id: 'pi-24',
      severity: 'warn',
      zh: '银行账号 {masked}，删除或只留后四位',
      en: 'A bank account, {masked}; remove it or keep the last four digits',
      source: PIPL('第二十八条'),
      hit: '收款账号：1234567890123456',
      miss: '公布举报账号',
    },
    {
      pattern: '(?<=(?:银行|收款|个人|工资|对公)(?:卡|账|帐)(?:号|户)(?:码)?[:：]?\\s?)\\d(?:[ -]?\\d){9,24}(?!\\d)',
      anchors: words('卡号 账号 帐号 账户 帐户'),
    },
  ),
  datum(
    {
      id: 'pi-25',
      severity: 'warn',
      zh: '出生日期属个人信息，只留年份或删除',
      en: 'A date of birth; keep the year at most',
      hit: '出生日期：1990年3月5日',
      miss: '出生日期由本人填写',
    },
    {
      pattern: '(?<=(?:出生日期|出生年月日|生日)[:：]\\s?)(?:19|20)\\d{2}(?:年|[-./])\\d{1,2}(?:月|[-./])\\d{1,2}日?',
      anchors: words('出生日期 出生年月日 生日'),
    },
  ),
  datum(
    {
      id: 'pi-26',
      severity: 'warn',
      zh: '家庭住址属个人信息，删除',
      en: 'A home address; remove it',
      hit: '家庭住址：幸福路12号3幢501',
      miss: '家庭住址如有变更请告知',
    },
    {
      pattern:
        '(?<=(?:家庭住址|家庭地址|户籍地址|居住地址|身份证地址)[:：]\\s?)[^，。；\\n]{2,20}\\d+[^，。；\\n]{0,20}',
      anchors: words('家庭住址 家庭地址 户籍地址 居住地址 身份证地址'),
    },
  ),
  datum(
    {
      id: 'pi-27',
      severity: 'warn',
      zh: '社保、公积金、医保个人编号 {masked}，删除',
      en: 'The number of an insured person, {masked}; remove it',
      hit: '医保卡号：A123456789',
      miss: '医保卡号丢失怎么办',
    },
    {
      pattern:
        '(?<=(?:社会保障号|社保卡号|医保卡号|公积金账号|个人编号|考生号|报名序号)(?:码)?[:：]\\s?)[A-Za-z0-9]{6,20}',
      anchors: words('社会保障号 社保卡号 医保卡号 公积金账号 个人编号 考生号 报名序号'),
    },
  ),
  datum(
    {
      id: 'pi-28',
      severity: 'warn',
      zh: '车辆识别代号、发动机号 {masked}，打码',
      en: 'The number of a vehicle or its engine, {masked}; mask it',
      hit: '车架号：LSVAA4187E2184847',
      miss: '核对车架号',
    },
    {
      pattern: '(?<=(?:车架号|车辆识别代[号码]|VIN码?|发动机号)[:：]?\\s?)[A-HJ-NPR-Z0-9]{6,17}(?![A-Za-z0-9])',
      anchors: words('车架号 识别代 VIN 发动机号'),
    },
  ),
  datum(
    {
      id: 'pi-29',
      severity: 'warn',
      zh: '接口密钥或令牌，删除并更换',
      en: 'An access key or token; remove it and change it',
      source: KEYS,
      hit: 'ghp_0123456789abcdefghijABCDEFGHIJ012345',
      miss: '令牌有效期两小时',
    },
    {
      pattern:
        '(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40,90}|sk-[A-Za-z0-9_-]{20,100}|xox[bap]-[A-Za-z0-9-]{10,80}|LTAI[A-Za-z0-9]{12,20}|AKID[A-Za-z0-9]{20,40}|eyJ[A-Za-z0-9_-]{10,400}\\.eyJ[A-Za-z0-9_-]{10,800}\\.[A-Za-z0-9_-]{10,400})(?![A-Za-z0-9])',
      anchors: words('ghp_ gho_ ghu_ ghs_ ghr_ github_pat_ sk- xoxb- xoxa- xoxp- LTAI AKID eyJ'),
      match: { boundary: false, case: false },
    },
  ),
  datum(
    {
      id: 'pi-30',
      severity: 'info',
      zh: '内网地址 {masked}，核对能否公开',
      en: 'An address inside a network, {masked}; may it be public?',
      source: KEYS,
      hit: '访问192.168.1.20后台',
      miss: '版本192.168',
    },
    {
      pattern: '(?<![\\d.])(?:10\\.\\d{1,3}|192\\.168|172\\.(?:1[6-9]|2\\d|3[01]))\\.\\d{1,3}\\.\\d{1,3}(?![\\d.])',
    },
  ),
  datum(
    {
      id: 'pi-31',
      severity: 'warn',
      zh: '验证码属个人凭据，删除',
      en: 'A verification code; remove it',
      source: KEYS,
      hit: '您的验证码是482913，请勿泄露',
      miss: '请输入验证码',
    },
    {
      pattern: '(?<=验证码(?:为|是|[:：])\\s?)\\d{4,8}(?!\\d)',
      anchors: ['验证码'],
    },
  ),
  datum(
    {
      id: 'pi-32',
      severity: 'warn',
      zh: '健康状况与姓名同现，属敏感个人信息，用“张某”',
      en: 'Name and illness of one person together; say 张某',
      source: PIPL('第二十八条'),
      hit: '患者姓名：王小明',
      miss: '患者姓名已隐去',
    },
    {
      pattern:
        '(?<=(?:患者|病人|感染者|受害人|被害人|未成年人)姓名[:：]\\s?)(?![\\u4e00-\\u9fa5]?某)[\\u4e00-\\u9fa5·]{2,6}(?=[，。；、\\s]|$)',
      anchors: ['姓名'],
    },
  ),
];
