/** Nothing runs in the background. */
export function destroy(): void {}
