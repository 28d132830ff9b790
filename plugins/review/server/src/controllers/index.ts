import review from './review';

export const controllers = { review };
