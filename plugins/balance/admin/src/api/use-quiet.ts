import * as React from 'react';

/** Milliseconds without a change before words are sent: nobody waits for this. */
const QUIET = 900;

/** Whether an input method is composing anywhere in the page. Half a syllable of pinyin is no text to read. */
function useComposing(): boolean {
  const [composing, setComposing] = React.useState(false);
  React.useEffect(() => {
    const start = () => setComposing(true);
    const end = () => setComposing(false);
    document.addEventListener('compositionstart', start);
    document.addEventListener('compositionend', end);
    return () => {
      document.removeEventListener('compositionstart', start);
      document.removeEventListener('compositionend', end);
    };
  }, []);
  return composing;
}

/** A text that follows another one: the first at once, later ones when they have stayed for a while, none while composing. */
export function useQuiet(text: string | null): string | null {
  const [quiet, setQuiet] = React.useState(text);
  const composing = useComposing();
  React.useEffect(() => {
    if (composing || text === quiet) return undefined;
    const timer = setTimeout(() => setQuiet(text), quiet === null ? 0 : QUIET);
    return () => clearTimeout(timer);
  }, [text, quiet, composing]);
  return quiet;
}
