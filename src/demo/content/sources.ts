import { UNITS } from './park';

/** A list of sources of the demo, as it is imported. */
export interface DemoSources {
  list: string;
  version: string;
  name: string;
  origin: string;
  sample: true;
  units: { name: string; aliases?: string[]; domains?: string[] }[];
}

const WEEKLY = { name: UNITS.weekly, aliases: ['产业周报'], domains: ['weekly.haidong-park.example'] };
const BROADCAST = { name: '海东广播电视中心', aliases: ['海东广电'], domains: ['tv.haidong.example'] };
const DAILY = { name: '海东日报（虚构）', domains: ['daily.haidong.example'] };
const OLD_NEWS = { name: '海东快讯网（虚构）', domains: ['kuaixun.haidong.example'] };
const ENERGY = { name: '新能源观察（虚构）', aliases: ['能源观察'], domains: ['energy-watch.example'] };

const LIST = {
  list: 'main',
  name: '园区可转载稿源名单（演示用，单位均为虚构）',
  origin: '演示数据，不是任何真实名单',
  sample: true as const,
};

/** Two versions of a list of made-up units: in the second one unit is no longer there, and another is new. */
export const DEMO_SOURCES: readonly DemoSources[] = [
  { ...LIST, version: '2025-06', units: [WEEKLY, BROADCAST, DAILY, OLD_NEWS] },
  { ...LIST, version: '2026-06', units: [WEEKLY, BROADCAST, DAILY, ENERGY] },
];
