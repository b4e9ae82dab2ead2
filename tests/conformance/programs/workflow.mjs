// Workflows in, what GitHub's own language service says about each out: JSON on both sides. Which inputs an action has is
// in actions.json, by the version that the workflow names.
import { readFileSync } from "node:fs";
import { validate } from "@actions/languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";
import actions from "./actions.json";

const actionsMetadataProvider = {
  fetchActionMetadata: async ({ owner, name, ref }) => {
    const inputs = actions[`${owner}/${name}`]?.[ref];
    return inputs && { name, inputs: Object.fromEntries(inputs.map((input) => [input, {}])) };
  },
};

async function check(text, i) {
  const document = TextDocument.create(`file:///.github/workflows/${i}.yml`, "yaml", 1, text);
  const found = await validate(document, { actionsMetadataProvider });
  return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

const texts = JSON.parse(readFileSync(0, "utf8"));
Promise.all(texts.map(check)).then((all) => process.stdout.write(JSON.stringify(all)));
