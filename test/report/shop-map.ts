/** The flow map of a shop, as YAML without its version. */
export const SHOP_MAP = `
streams:
  discovery:
    outcome: Shoppers find what they came for
    owners: ["@acme/discovery"]
    words: [search]
    expectation: { percent: 85, days: 60 }
  checkout:
    outcome: Shoppers pay in under a minute
    owners: ["@acme/checkout", mara]
    words: [cart]
    aliases: ["area/checkout"]
    wip-limit: 6
    expectation: { percent: 85, days: 14 }
  refunds:
    outcome: Money is back within two days
    words: ["refund*"]
    expectation: { percent: 80, days: 20 }
  accounts:
    words: [account]
  legacy-pay:
    retired: { into: checkout }
journeys:
  first-purchase:
    name: First purchase
    steps:
      - { name: Find a product, stream: discovery }
      - { name: Fill the cart, stream: checkout }
      - { name: Pay, stream: checkout, services: [payments-api] }
  money-back:
    name: Money back
    steps:
      - { name: Ask for a refund, stream: refunds }
      - { name: Get the money, stream: refunds, services: [payments-api] }
services:
  payments-api: { streams: [checkout, refunds], words: [payments-api] }
objectives:
  conversion-q4:
    name: Conversion from 3% to 4%
    streams: [checkout, discovery]
    milestones: ["2026 Q4"]
  trust:
    name: Money back without asking twice
    streams: [refunds]
    labels: ["okr: trust"]
labels: { blocked: [blocked, "waiting: vendor"] }
report: { stages: [in progress, in review, waiting for release], time-in-labels: [needs info] }
ignore: { labels: [question] }
`;
