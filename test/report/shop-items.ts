import type { OpenItem } from "../../shared/metrics/open-item.ts";
import { buildItem } from "./build-report.ts";

const blockedBy = (days: number, ...numbers: readonly number[]): NonNullable<OpenItem["block"]> => ({
  days,
  by: numbers.map((number) => ({ repo: "acme/shop", number })),
  labels: [],
  status: null,
});

const byLabel = (days: number | null, label = "blocked"): NonNullable<OpenItem["block"]> => ({
  days,
  by: [],
  labels: [label],
  status: null,
});

const item = (
  streams: readonly string[],
  number: number,
  title: string,
  ageDays: number,
  more: Partial<OpenItem> = {},
): OpenItem => buildItem({ streams, number, title, ageDays, ...more });

const CHECKOUT = ["checkout"];
const REFUNDS = ["refunds"];
const DISCOVERY = ["discovery"];

/** What is open in the shop: 14 in Checkout, 6 in Refunds, 9 in Discovery, 3 in Accounts, one of them in two; 4 in none. */
export const SHOP_ITEMS: readonly OpenItem[] = [
  item(CHECKOUT, 118, "Pay with a stored card after 3-D Secure", 212.4, {
    startedDays: 96.2,
    block: blockedBy(61.5, 87),
  }),
  item(CHECKOUT, 131, "Gift cards | `split` payments for <b>@everyone</b>", 148.1, {
    startedDays: 40.7,
    block: blockedBy(33.2, 87),
  }),
  item(CHECKOUT, 140, "Cart loses items when the session ends", 96.5, { startedDays: 21.3 }),
  item(CHECKOUT, 152, "Show delivery cost before the last step", 71.9),
  item(CHECKOUT, 163, "VAT is wrong for orders from Norway", 44.2, {
    startedDays: 30.1,
    block: byLabel(null),
  }),
  item(CHECKOUT, 170, "Apple Pay button missing on iPad", 31.6, { startedDays: 9.4 }),
  item(CHECKOUT, 174, "Retry when the payment provider times out", 26.8, {
    startedDays: 14.6,
    block: blockedBy(12.1, 87),
  }),
  item(CHECKOUT, 181, "Guest checkout asks for a password", 19.3, { startedDays: 6.9 }),
  item(CHECKOUT, 186, "Coupon field is hidden on small screens", 15.2),
  item(CHECKOUT, 190, "Address lookup is slow", 12.7, { startedDays: 3.5 }),
  item(CHECKOUT, 195, "Invoice as PDF", 9.1, {
    findings: ["block-cleared"],
    canBeCleared: true,
    block: byLabel(5.4),
  }),
  item(CHECKOUT, 201, "Card form forgets the name", 5.6, { startedDays: 0.8 }),
  item(CHECKOUT, 204, "payments-api: bump client to v4", 3.3, { findings: ["component-led"] }),
  item(["checkout", "accounts"], 206, "Saved addresses in the cart", 1.2, { findings: ["several-streams"] }),
  item(REFUNDS, 87, "Payment provider's new refund endpoint", 133.7, { startedDays: 70.3 }),
  item(REFUNDS, 160, "Partial refunds for bundles", 48.4, {
    startedDays: 12.2,
    findings: ["too-many-streams"],
  }),
  item(REFUNDS, 177, "Tell shoppers when the money is back", 23.5),
  item(REFUNDS, 188, "Refund button does nothing after 30 days", 13.1, { startedDays: 5.2 }),
  item(REFUNDS, 197, "Chargeback report by month", 7.9),
  item(REFUNDS, 203, "Refund mail has no order number", 4.4),
  item(DISCOVERY, 64, "Search by picture", 402.8, { findings: ["no-outcome"] }),
  item(DISCOVERY, 109, "Filters reset when going back", 190.6, { startedDays: 64.9 }),
  item(DISCOVERY, 127, "Out-of-stock products come first", 120.3),
  item(DISCOVERY, 145, "Suggest sizes", 83.2, { block: blockedBy(20.4, 118) }),
  item(DISCOVERY, 158, "Ratings on the list of results", 52.7),
  item(DISCOVERY, 169, "Search ignores umlauts", 33.9, { startedDays: 11.8 }),
  item(DISCOVERY, 183, "Recently seen products", 17.4),
  item(DISCOVERY, 192, "Breadcrumbs show ids", 11.5),
  item(DISCOVERY, 202, "Typo in the empty result", 4.9),
  item(["accounts"], 198, "Sign in with a passkey", 7.2, { startedDays: 2.6 }),
  item(["accounts"], 205, "Delete my account", 2.4),
  item([], 99, "Upgrade the build servers", 231.5, { findings: ["unmapped"] }),
  item([], 155, "Something is slow sometimes", 57.6, { findings: ["unmapped"] }),
  item([], 194, "Dark mode", 10.3, { findings: ["ambiguous"] }),
  item([], 207, "Translate the help pages", 0.6, { findings: ["unmapped"] }),
];
