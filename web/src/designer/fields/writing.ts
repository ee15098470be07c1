/** The language in which texts are written at the moment, and the form's first, which every text must have. */
export type Writing = { readonly language: string; readonly first: string };
