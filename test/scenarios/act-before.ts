import type { SeenRequest } from "../github/faults/fault.ts";
import type { FakeGitHub } from "../github/start-fake-github.ts";

/** Does something just before the App's next request of that document, once: the moment between a read and a write. */
export function actBefore(fake: FakeGitHub, documentName: string, act: (request: SeenRequest) => void): void {
  let isDone = false;
  fake.fail({
    when: (request) => {
      if (isDone || request.documentName !== documentName) return false;
      isDone = true;
      act(request);
      return false;
    },
    trouble: { kind: "drop" },
  });
}
