/** Lets the browser save bytes under a name. */
export function saveBlob(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read by then; the address would keep the bytes in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Lets the browser save a text under a name. */
export const saveText = (text: string, name: string): void => saveBlob(new Blob([text], { type: 'text/csv' }), name);
