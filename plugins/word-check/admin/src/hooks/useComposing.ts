import { useEffect, useRef, type RefObject } from 'react';

/**
 * Whether an input method is composing anywhere in the page, as a ref that can be asked at any time, and a call when it
 * ends. Half a syllable of pinyin is no text to check.
 */
export function useComposing(onEnd: () => void): RefObject<boolean> {
  const composing = useRef(false);
  useEffect(() => {
    const start = () => (composing.current = true);
    const end = () => {
      composing.current = false;
      onEnd();
    };
    document.addEventListener('compositionstart', start);
    document.addEventListener('compositionend', end);
    return () => {
      document.removeEventListener('compositionstart', start);
      document.removeEventListener('compositionend', end);
    };
  }, [onEnd]);
  return composing;
}
