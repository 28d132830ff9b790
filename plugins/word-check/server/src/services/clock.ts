/** The plugin's clock; tests replace it. */
export const clock = () => ({ now: (): Date => new Date() });
