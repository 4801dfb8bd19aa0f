import { JSDOM } from "jsdom";

/** Mermaid's own parser, which needs a document to load and run in. */
export interface MermaidParser {
  /** The kind of diagram; rejects with Mermaid's own message. */
  readonly parse: (source: string) => Promise<string>;
  /** Takes the document away again: other tests share this process. */
  readonly close: () => void;
}

const NAMES = ["window", "document"] as const;

export async function openMermaid(): Promise<MermaidParser> {
  const { window } = new JSDOM("<!doctype html><body></body>");
  const before = NAMES.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const name of NAMES)
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
  const { default: mermaid } = await import("mermaid");
  return {
    parse: async (source) => (await mermaid.parse(source)).diagramType,
    close: () => {
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else Reflect.deleteProperty(globalThis, name);
      }
      window.close();
    },
  };
}
