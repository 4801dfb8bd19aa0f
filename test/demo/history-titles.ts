/** What the shop worked on in half a year, by stream; `{}` stands for one of the things. */
export const TITLES: Readonly<
  Record<string, { readonly patterns: readonly string[]; readonly things: readonly string[] }>
> = {
  discovery: {
    patterns: [
      "Filter the catalogue by {}",
      "Search for {} finds nothing",
      "Product page of {} loads slowly",
      "Plant finder: suggest {} for shady balconies",
      "Wish list forgets {}",
    ],
    things: [
      "ferns",
      "heirloom tomatoes",
      "bee plants",
      "hand forks",
      "rain barrels",
      "winter heather",
      "dahlias",
    ],
  },
  checkout: {
    patterns: [
      "Voucher is refused for {}",
      "Basket loses {} after a reload",
      "Pay by invoice for {}",
      "Gift card cannot pay for {}",
      "Checkout asks twice for the address with {}",
    ],
    things: [
      "seed bags",
      "two delivery addresses",
      "pre-orders",
      "bulbs",
      "company orders",
      "mixed VAT",
      "samplers",
    ],
  },
  delivery: {
    patterns: [
      "Parcel with {} arrives too late",
      "Tracking link is wrong for {}",
      "Packing slip lacks {}",
      "Courier leaves {} in the rain",
      "Dispatch {} before the weekend",
    ],
    things: [
      "bare-root roses",
      "olive trees",
      "compost",
      "seedlings",
      "glass lanterns",
      "long canes",
      "herbs",
    ],
  },
  returns: {
    patterns: [
      "Refund for {} takes two weeks",
      "Return label for {} does not print",
      "Replacement for {} is sent twice",
      "Money for {} goes to an old card",
      "Say what happens with returned {}",
    ],
    things: [
      "dead lavender",
      "broken pots",
      "a wrong spade",
      "doubled orders",
      "late bulbs",
      "cracked lanterns",
    ],
  },
  accounts: {
    patterns: [
      "Login fails after {}",
      "Password mail does not come with {}",
      "My account shows {} of somebody else's order",
      "Newsletter cannot be left with {}",
      "Loyalty points vanish after {}",
    ],
    things: [
      "a name change",
      "an update",
      "an old address",
      "a long password",
      "a merged account",
      "two devices",
    ],
  },
};
