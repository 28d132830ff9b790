import type { Finding } from './findings';
import { plainTextAt, type Values } from './values';

type Input = HTMLInputElement | HTMLTextAreaElement;

const withoutBreaks = (text: string): string => text.replace(/\n/g, '');

function inputNamed(name: string): Input | null {
  const found = document.querySelector(`[name="${CSS.escape(name)}"]`);
  return found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement ? found : null;
}

/** The text nodes of a blocks editor that hold text; Slate marks them, and keeps others for the caret. */
function textNodesOf(editor: Element): Text[] {
  return [...editor.querySelectorAll('[data-slate-string]')].flatMap((element) =>
    [...element.childNodes].filter((node): node is Text => node.nodeType === Node.TEXT_NODE),
  );
}

/** The blocks editor that shows a text. Strapi gives it no name, so it is known by what it shows. */
function editorShowing(text: string): HTMLElement | null {
  const editors = [...document.querySelectorAll<HTMLElement>('[data-slate-editor="true"]')];
  const shown = (editor: Element) =>
    withoutBreaks(
      textNodesOf(editor)
        .map((node) => node.data)
        .join(''),
    );
  return editors.find((editor) => shown(editor) === withoutBreaks(text)) ?? null;
}

/** The node and offset of the `count`-th unit of an editor's text, line breaks not counted. */
function pointAt(nodes: readonly Text[], count: number): { node: Text; offset: number } | null {
  let left = count;
  for (const node of nodes) {
    for (let offset = 0; offset < node.length; offset += 1) {
      if (node.data[offset] === '\n') continue;
      if (left === 0) return { node, offset };
      left -= 1;
    }
  }
  return null;
}

function selectInEditor(editor: HTMLElement, plain: string, { start, end }: Finding): void {
  const nodes = textNodesOf(editor);
  const first = pointAt(nodes, withoutBreaks(plain.slice(0, start)).length);
  const last = pointAt(nodes, withoutBreaks(plain.slice(0, end)).length - 1);
  editor.focus();
  if (!first || !last) return;
  const range = document.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  first.node.parentElement?.scrollIntoView({ block: 'center' });
}

/** Brings a finding's field into view, focuses it and selects the text. Answers whether the field was found. */
export function showPlace(values: Values, finding: Finding): boolean {
  const input = inputNamed(finding.path);
  if (input) {
    input.scrollIntoView({ block: 'center' });
    input.focus();
    if (input.value.slice(finding.start, finding.end) === finding.text)
      input.setSelectionRange(finding.start, finding.end);
    return true;
  }
  const plain = plainTextAt(values, finding.path);
  const editor = plain === null ? null : editorShowing(plain);
  if (editor && plain !== null) selectInEditor(editor, plain, finding);
  return editor !== null;
}
