import type { ThemeCode } from '../types';

/** Picture size in pixels: 16:9, what the website's card and the screen's slide both take. */
export const WIDTH = 1200;
/** Picture height in pixels. */
export const HEIGHT = 675;

/** Colours of one picture, by role. Every colour is a six-digit hex string. */
export interface Palette {
  skyTop: string;
  skyLow: string;
  sun: string;
  far: string;
  mid: string;
  ground: string;
  ink: string;
  white: string;
  accent: string;
  accent2: string;
  soft: string;
}

/** A deterministic source of variation: the same seed gives the same picture. */
export interface Rng {
  /** A number in [from, to). */
  between(from: number, to: number): number;
  /** A whole number in [from, to]. */
  int(from: number, to: number): number;
  /** One element of a list that is not empty. */
  pick<T>(list: readonly [T, ...T[]]): T;
}

/** What a motif needs to draw itself. */
export interface Scene {
  rng: Rng;
  c: Palette;
}

/** Mulberry32 (public domain, T. Ettinger): small, fast, good enough to place clouds. */
export function createRng(seed: number): Rng {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    between: (from, to) => from + next() * (to - from),
    int: (from, to) => Math.floor(from + next() * (to - from + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
  };
}

const WHITE = '#fbfaf6';

/** Three times of day for each theme: blue-teal, brick, slate and leaf green. */
export const PALETTES: Record<ThemeCode, readonly [Palette, ...Palette[]]> = {
  industry: [
    {
      skyTop: '#bcdcec',
      skyLow: '#eaf4f3',
      sun: '#f7d58b',
      far: '#a3c4d1',
      mid: '#6f9fae',
      ground: '#3f7180',
      ink: '#1f3f4c',
      white: WHITE,
      accent: '#e39a3b',
      accent2: '#2f7f95',
      soft: '#d5e6ea',
    },
    {
      skyTop: '#9fcbd6',
      skyLow: '#f6ead2',
      sun: '#f2b76a',
      far: '#9dbcc0',
      mid: '#5f929c',
      ground: '#2f636f',
      ink: '#183942',
      white: WHITE,
      accent: '#dd8447',
      accent2: '#33808a',
      soft: '#dbe7e2',
    },
    {
      skyTop: '#7f9dc0',
      skyLow: '#f3d9c4',
      sun: '#f6c07e',
      far: '#8fa4bf',
      mid: '#58759a',
      ground: '#34506f',
      ink: '#1c2f47',
      white: WHITE,
      accent: '#e2a04a',
      accent2: '#3c6f9f',
      soft: '#d9e0ea',
    },
  ],
  ideals: [
    {
      skyTop: '#f3dcc0',
      skyLow: '#fbf3e4',
      sun: '#efb06b',
      far: '#dcc3a3',
      mid: '#b98d6b',
      ground: '#8a5a45',
      ink: '#4a2c24',
      white: WHITE,
      accent: '#c4553c',
      accent2: '#5d7f6b',
      soft: '#f0e2cd',
    },
    {
      skyTop: '#efcfb9',
      skyLow: '#faeee0',
      sun: '#f0c27a',
      far: '#d6b09b',
      mid: '#a9765f',
      ground: '#7c4a3e',
      ink: '#432722',
      white: WHITE,
      accent: '#b9483a',
      accent2: '#d09a45',
      soft: '#f2dfd0',
    },
    {
      skyTop: '#d9dfc9',
      skyLow: '#f8f1df',
      sun: '#edb765',
      far: '#bfc4a2',
      mid: '#8f9a72',
      ground: '#5f6b4b',
      ink: '#353c2a',
      white: WHITE,
      accent: '#c65f41',
      accent2: '#a8803c',
      soft: '#e9e6d0',
    },
  ],
  guidance: [
    {
      skyTop: '#cfd8ea',
      skyLow: '#f1f3f8',
      sun: '#f0cf94',
      far: '#b4bfd8',
      mid: '#7d8cb3',
      ground: '#4b5a86',
      ink: '#28325a',
      white: WHITE,
      accent: '#c8503f',
      accent2: '#4f6db0',
      soft: '#dfe4f0',
    },
    {
      skyTop: '#d5dbe0',
      skyLow: '#f4f2ec',
      sun: '#e9c083',
      far: '#b9c3ca',
      mid: '#7f919c',
      ground: '#4d616d',
      ink: '#2b3a44',
      white: WHITE,
      accent: '#cc6b3f',
      accent2: '#4d8291',
      soft: '#e2e7e8',
    },
    {
      skyTop: '#d6d0e2',
      skyLow: '#f5f0ee',
      sun: '#edc592',
      far: '#bdb4d0',
      mid: '#8a7fa8',
      ground: '#575079',
      ink: '#332e50',
      white: WHITE,
      accent: '#c2564c',
      accent2: '#6a63a6',
      soft: '#e5e0ec',
    },
  ],
  livelihood: [
    {
      skyTop: '#cfe6d8',
      skyLow: '#f5f7e8',
      sun: '#f5cd7c',
      far: '#aed0ba',
      mid: '#74a98a',
      ground: '#4b8266',
      ink: '#26493a',
      white: WHITE,
      accent: '#e2834f',
      accent2: '#3f8f8a',
      soft: '#deeee2',
    },
    {
      skyTop: '#f4dcc9',
      skyLow: '#fdf5e8',
      sun: '#f3b777',
      far: '#d2cfa9',
      mid: '#8fae80',
      ground: '#5b8562',
      ink: '#2f4a37',
      white: WHITE,
      accent: '#d9694b',
      accent2: '#4b8f7b',
      soft: '#efe9d6',
    },
    {
      skyTop: '#bfe0e2',
      skyLow: '#f2f6ea',
      sun: '#f6d68a',
      far: '#a2cbc6',
      mid: '#62a099',
      ground: '#3b7a74',
      ink: '#1e4643',
      white: WHITE,
      accent: '#e58e58',
      accent2: '#4a8fb0',
      soft: '#dcedea',
    },
  ],
};
