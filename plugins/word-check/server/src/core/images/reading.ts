import type { Box } from './geometry';

/** A character that was read: its UTF-16 units, how sure, and where. */
export interface PlacedCharacter {
  length: number;
  /** 0–1. */
  confidence: number;
  box: Box;
}

/** A line of text in a picture. */
export interface ReadLine {
  text: string;
  /** Mean of its characters'. */
  confidence: number;
  characters: PlacedCharacter[];
}

/** A QR code in a picture. */
export interface ReadCode {
  /** What it says; null when it is one and cannot be decoded. */
  text: string | null;
  box: Box;
}

/** Why a picture's text is not known: it cannot be opened, has too many pixels, or is of a kind that is not read. */
export type Fault = 'broken' | 'too-large' | 'vector';

/** What was read in a picture. Sizes are those of the picture as it is shown. */
export interface Reading {
  width: number;
  height: number;
  lines: ReadLine[];
  codes: ReadCode[];
  /** Frames of an animation; only its first is read. */
  frames: number;
  fault?: Fault;
}
