/** How much of a text is read. */

/** Characters of a text that are read, in UTF-16 units; what lies beyond has no part in the answer. */
export const readCharacters = 16_384;
/** Tokens of a window, marks and question included; the network was trained on no more. */
export const windowTokens = 256;

/** Numbers in a token's vector, and in every vector that is made of such. */
export const width = 384;
