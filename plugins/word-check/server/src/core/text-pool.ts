/** Texts in two arrays: text `k` is `units` from `end[k - 1]`, or 0, to `end[k]`. */
export interface PackedTexts {
  units: Uint16Array;
  end: Int32Array;
}

/** Collects texts into arrays, where a million of them are no burden to the collector of garbage. */
export class TextPool {
  private readonly texts: string[] = [];

  get count(): number {
    return this.texts.length;
  }

  add(text: string): void {
    this.texts.push(text);
  }

  packed(): PackedTexts {
    const end = new Int32Array(this.texts.length);
    let length = 0;
    this.texts.forEach((text, k) => {
      length += text.length;
      end[k] = length;
    });
    const units = new Uint16Array(length);
    let at = 0;
    for (const text of this.texts) for (let i = 0; i < text.length; i += 1, at += 1) units[at] = text.charCodeAt(i);
    return { units, end };
  }

  static read({ units, end }: PackedTexts, k: number): string {
    return String.fromCharCode(...units.subarray(k === 0 ? 0 : end[k - 1]!, end[k]!));
  }
}
