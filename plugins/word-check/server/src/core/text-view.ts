import { Boundary } from './boundary';
import { foldedString, foldText, isFoldedAlready, type Folded } from './fold';
import type { EngineRule } from './layer';
import type { PatternRunner } from './pattern';
import { TextTraces } from './text-traces';
import { unitsOf } from './units';
import type { Segmenter } from './word-edges';

/** What the scan needs from outside. */
export interface ScanTools {
  /** They tell which hits cut words; the last is trusted most. Without any, boundaries are not looked at. */
  segmenters: readonly Segmenter[];
  /** Runs the patterns of users, with a limit in time. */
  runPattern: PatternRunner;
}

/** Rules whose checks and patterns need not be run on a text, because they say nothing about it. */
export type IsSilent = (rule: EngineRule) => boolean;

/** A text as some rules read it, and the way back to what is written. */
export interface View {
  text: string;
  folded: Folded | null;
  traces: TextTraces;
}

/** What all layers share of one text while it is scanned. */
export class TextView {
  readonly units: Uint16Array;
  readonly tools: ScanTools;
  readonly isSilent: IsSilent;
  readonly boundary: Boundary;
  private readonly written: View;
  /** By settings: the folded text, and the text as it is written where that differs. */
  private readonly views: (readonly [View, View?])[] = [];

  constructor(
    readonly text: string,
    { tools, isSilent }: { tools: ScanTools; isSilent: IsSilent },
  ) {
    this.tools = tools;
    this.isSilent = isSilent;
    this.units = unitsOf(text);
    this.written = { text, folded: null, traces: new TextTraces(text) };
    this.boundary = new Boundary(text, tools.segmenters);
  }

  /**
   * The text as a rule's pattern or check reads it: letters folded, invisible characters out; case is a flag. Patterns read the
   * text as it is written too, where that differs.
   */
  viewsFor({ match: { width, traditional, skip } }: EngineRule): readonly [View, View?] {
    const settings = Number(width) + 2 * Number(traditional) + 4 * Number(skip);
    return (this.views[settings] ??= this.viewsAs(width, traditional, skip));
  }

  private viewsAs(width: boolean, traditional: boolean, skip: boolean): readonly [View, View?] {
    const { written } = this;
    const profile = {
      ...{ width: width && ('words' as const), case: false, traditional },
      ...{ skip: skip ? ('invisible' as const) : ('none' as const), repeat: false },
    };
    const isWritten = !width && !traditional && !skip;
    if (isWritten || isFoldedAlready(this.units, profile)) return [written];
    const folded = foldText(this.text, profile);
    const text = foldedString(folded);
    if (text === written.text) return [{ ...written, folded }];
    return [{ text, folded, traces: new TextTraces(text) }, written];
  }
}
