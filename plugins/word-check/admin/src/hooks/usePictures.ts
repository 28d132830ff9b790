import { useEffect, useState } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

import { PLUGIN_ID } from '../plugin-id';
import type { ScanState } from './useScan';

/** How many of the form's pictures have been read; null when all have. */
export interface PictureProgress {
  done: number;
  total: number;
}

/** Milliseconds between two looks, and after how many of them the server is asked to scan anew in any case. */
const LOOK = 2000;
const LOOKS = 15;

/** Looks how far the server is with the form's pictures, and has the form scanned again when they are read. */
export function usePictures({ answer, retry }: ScanState): PictureProgress | null {
  const { get } = useFetchClient();
  const [seen, setSeen] = useState({ about: answer, done: 0 });
  const waiting = answer?.pictures?.waiting.length ?? 0;

  useEffect(() => {
    if (!answer?.pictures || answer.pictures.waiting.length === 0) return undefined;
    const digests = answer.pictures.waiting.join(',');
    let timer: ReturnType<typeof setTimeout>;
    let looks = 0;
    let isOver = false;
    const look = async () => {
      looks += 1;
      let isDone = looks >= LOOKS;
      try {
        const { data } = await get<PictureProgress>(`/${PLUGIN_ID}/images?digests=${digests}`);
        isDone ||= data.done >= data.total;
        if (!isOver) setSeen({ about: answer, done: data.done });
      } catch {
        // The server may be starting again: the next look tells.
      }
      if (isOver) return;
      if (isDone) retry();
      else timer = setTimeout(() => void look(), LOOK);
    };
    timer = setTimeout(() => void look(), LOOK);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [answer, get, retry]);

  if (!answer?.pictures || waiting === 0) return null;
  const { total } = answer.pictures;
  return { total, done: Math.min(total, total - waiting + (seen.about === answer ? seen.done : 0)) };
}
