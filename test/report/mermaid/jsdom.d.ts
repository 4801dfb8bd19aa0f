/** jsdom brings no types: as much of it as is used here. */
declare module "jsdom" {
  export class JSDOM {
    constructor(html: string);
    readonly window: { readonly window: object; readonly document: object; readonly close: () => void };
  }
}
