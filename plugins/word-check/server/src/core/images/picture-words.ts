import type { TargetFault } from './qr-target';
import type { Fault } from './reading';

/** A sentence in both languages. */
export interface Words {
  zh: string;
  en: string;
}

/** Why a picture's text could not be checked, and what to do. `stopped`: it took too long or broke the reader. */
export const UNREAD: Readonly<Record<Fault | 'stopped' | 'gone', Words>> = {
  broken: {
    zh: '图片打不开（文件损坏或不是图片），无法检查其中的文字；请换一张能打开的图片',
    en: 'The picture cannot be opened, so its text was not checked; use a file that opens',
  },
  'too-large': {
    zh: '图片像素过多，无法检查其中的文字；请缩小到 6000 万像素以内',
    en: 'The picture has too many pixels, so its text was not checked; make it smaller than 60 million',
  },
  vector: {
    zh: 'SVG 等矢量图无法检查其中的文字；请另存为 PNG 或 JPEG',
    en: 'Text in vector pictures such as SVG cannot be checked; save it as PNG or JPEG',
  },
  stopped: {
    zh: '图片识别超时或中断，文字未检查；请一分钟后再提交，仍不行请缩小图片',
    en: 'Reading the picture took too long or broke off; submit again in a minute, or make the picture smaller',
  },
  gone: {
    zh: '图片文件读不到，文字未检查；请重新上传',
    en: 'The picture’s file cannot be read, so its text was not checked; upload it again',
  },
};

/** What is said of a QR code. */
export const CODE: Readonly<Record<TargetFault | 'fine', Words>> = {
  fine: { zh: '二维码指向：{text}', en: 'The QR code leads to {text}' },
  unreadable: {
    zh: '二维码无法识别（残缺、太小或被遮挡）；请换清晰的二维码',
    en: 'The QR code cannot be decoded (damaged, too small or covered); use a clear one',
  },
  'not-a-web-address': {
    zh: '二维码内容不是网址：{text}；请确认扫码后的结果',
    en: 'The QR code holds no web address: {text}; make sure what scanning it does',
  },
  'not-https': {
    zh: '二维码指向未加密的网址（非 https）：{text}',
    en: 'The QR code leads to an address without encryption (not https): {text}',
  },
  credentials: {
    zh: '二维码网址在域名前带有“@”，真实域名容易被误认：{text}',
    en: 'The QR code’s address has an “@” before its host, which hides where it leads: {text}',
  },
  'bare-address': {
    zh: '二维码指向 IP 地址，看不出是谁的网站：{text}',
    en: 'The QR code leads to a bare IP address: {text}',
  },
  'look-alike': {
    zh: '二维码网址含有形似或不可见的字符，可能是仿冒域名：{text}',
    en: 'The QR code’s address holds look-alike or invisible characters: {text}',
  },
};

/** Only the first picture of an animation is read. */
export const ANIMATED: Words = {
  zh: '动图共 {count} 帧，只检查了第一帧的文字；其余请人工核对',
  en: 'Of {count} frames only the first was read; look at the others yourself',
};
