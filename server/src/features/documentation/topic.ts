/** What can be explained: hover asks for the topic under the cursor, completion for that of an item. Plain data. */
export type Topic =
  | { readonly kind: 'keyword'; readonly word: string }
  /** A law, spectrum, element kind, whole-model kind or protocol. */
  | { readonly kind: 'descriptor'; readonly name: string }
  /** A field of a kind or protocol, an argument of a law. */
  | { readonly kind: 'field'; readonly owner: string; readonly name: string }
  /** A field of an alloy. */
  | { readonly kind: 'alloyField'; readonly name: string }
  | { readonly kind: 'series'; readonly protocol: string; readonly name: string }
  | { readonly kind: 'unit'; readonly name: string }
  | { readonly kind: 'constant'; readonly name: string }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'measure'; readonly name: string }
  | { readonly kind: 'quantity'; readonly name: string }
  | { readonly kind: 'action'; readonly name: string }
  | { readonly kind: 'symbol'; readonly id: string };
