import { z } from "zod";
import { flowMapShape } from "./flow-map-shape.ts";

/**
 * The JSON Schema (draft 2020-12) of a flow map, for editors, from the same shapes that read the file. What only the
 * meaning of the file tells (streams that exist, labels that differ) is `streamkeeper check`'s.
 */
export function writeSchema(): string {
  const schema = z.toJSONSchema(flowMapShape, {
    io: "input",
    override: ({ jsonSchema }) => {
      // What a number can hold at all says nothing to an author.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  const { $schema, ...rest } = schema;
  const titled = {
    $schema,
    title: "Streamkeeper flow map, version 1",
    ...rest,
  };
  return `${JSON.stringify(titled, null, 2)}\n`;
}
