// settings.json files in, what VS Code's own JSON language service says about each out: JSON on both sides.
import { readFileSync } from "node:fs";
import { getLanguageService, TextDocument } from "vscode-json-languageservice";
import schema from "./settings.json";

const service = getLanguageService({});
service.configure({ validate: true, allowComments: true, schemas: [{ uri: "schema://settings", fileMatch: ["*"], schema }] });

async function check(text, i) {
  const document = TextDocument.create(`file:///${i}/settings.json`, "jsonc", 1, text);
  const how = { comments: "ignore", trailingCommas: "warning", schemaValidation: "error" };
  const found = await service.doValidation(document, service.parseJSONDocument(document), how);
  return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

const texts = JSON.parse(readFileSync(0, "utf8"));
Promise.all(texts.map(check)).then((all) => process.stdout.write(JSON.stringify(all)));
